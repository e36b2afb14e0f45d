import { inkOn } from '@parley/contract'
import { IconCheck } from '@tabler/icons-react'
import { useId } from 'react'
import { t } from '../../../../texts/index.ts'
import css from '../settings.module.css'
import { colours } from './colours.ts'

/** One of a few colours, or any other one. */
export function Swatches({ label, value, change }: { label: string; value: string; change: (colour: string) => void }) {
  const name = useId()
  const own = !(colours as readonly string[]).includes(value)
  return (
    <fieldset className={css.swatches} aria-label={label}>
      {colours.map((colour) => (
        <label key={colour} style={{ background: colour, color: inkOn(colour) }} title={colour}>
          <input
            type="radio"
            name={name}
            aria-label={t('labels.colourNamed', { colour })}
            checked={value === colour}
            onChange={() => change(colour)}
          />
          {value === colour && <IconCheck size={14} stroke={2.5} aria-hidden />}
        </label>
      ))}
      <input
        type="color"
        className={css.swatch}
        data-own={own}
        aria-label={t('settings.pickColour')}
        value={value}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
    </fieldset>
  )
}
