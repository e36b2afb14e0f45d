import '../../../texts/later.ts'
import { TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { visibility } from './contrast.ts'
import css from './settings.module.css'

interface Field {
  value: string
  change: (value: string) => void
  readOnly: boolean
  error: string | undefined
}

const whole = /^#[0-9a-fA-F]{6}$/

/** The widget's colour, and at once how well it can be seen [WCAG 2.2, 1.4.3 and 1.4.11]. */
export default function ColourField({ value, change, readOnly, error }: Field) {
  const shown = whole.test(value) ? value : undefined
  const picker = (
    <input
      type="color"
      className={css.swatch}
      aria-label={t('settings.pickColour')}
      disabled={readOnly}
      value={shown ?? '#000000'}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  )
  return (
    <div className={css.stack}>
      <TextInput
        label={t('settings.colour')}
        className={css.colour}
        leftSection={picker}
        leftSectionWidth={44}
        spellCheck={false}
        maxLength={7}
        readOnly={readOnly}
        value={value}
        onChange={({ currentTarget }) => change(currentTarget.value)}
        error={fieldError(error)}
        data-testid="colour"
      />
      {shown && <Visibility colour={shown} />}
    </div>
  )
}

function Visibility({ colour }: { colour: string }) {
  const { onColour, onPage } = visibility(colour)
  return (
    <ul className={css.contrast} aria-live="polite" data-testid="contrast">
      <Ratio text={t('settings.onColour', { ratio: onColour.toFixed(1) })} enough={onColour >= 4.5} />
      <Ratio text={t('settings.onPage', { ratio: onPage.toFixed(1) })} enough={onPage >= 3} />
    </ul>
  )
}

function Ratio({ text, enough }: { text: string; enough: boolean }) {
  const Mark = enough ? IconCheck : IconAlertTriangle
  return (
    <li data-enough={enough}>
      <Mark size={14} aria-hidden />
      {text}: {t(enough ? 'settings.readable' : 'settings.faint')}
    </li>
  )
}
