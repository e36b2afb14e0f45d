import { NumberInput } from '@mantine/core'
import type { Settings } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import css from '../table.module.css'
import { numberWrong } from './number-wrong.ts'

const most = { fileQuotaMegabytes: 10_000_000, largestFileMegabytes: 2_000 } as const
const names = Object.keys(most) as (keyof typeof most)[]
type Sizes = Pick<Settings, keyof typeof most>

export const filesWrong = (now: Sizes) => numberWrong(now, most)

/** How much room each person has for files, and how large one may be [FIL-01]. */
export function FileFields(props: {
  now: Sizes
  set: (edit: Partial<Sizes>) => void
  of: (field: string) => string | undefined
}) {
  return (
    <section className={css.section} aria-labelledby="files">
      <h2 id="files">{t('ui.files')}</h2>
      <div className={css.pair}>
        {names.map((name) => (
          <NumberInput
            key={name}
            label={t(`admin.${name}`)}
            allowDecimal={false}
            min={1}
            max={most[name]}
            clampBehavior="none"
            value={props.now[name]}
            onChange={(value) => props.set({ [name]: Number(value) })}
            error={fieldError(props.of(name))}
          />
        ))}
      </div>
    </section>
  )
}
