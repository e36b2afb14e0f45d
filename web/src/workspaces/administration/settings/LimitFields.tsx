import { NumberInput } from '@mantine/core'
import type { Settings } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import css from '../table.module.css'
import { numberWrong } from './number-wrong.ts'

type Limits = Settings['limits']
type Name = keyof Limits

const most: Record<Name, number> = {
  visitorMessagesPerMinute: 10_000_000,
  visitorUploadsPerMinute: 10_000_000,
  newVisitorsPerMinute: 10_000_000,
  operatorMessagesPerMinute: 10_000_000,
  apiPerMinute: 10_000_000,
  signInFailuresPerAccount: 10_000,
  signInFailuresPerAddress: 10_000,
}
const names = Object.keys(most) as Name[]

export const limitWrong = (limits: Limits) => numberWrong(limits, most)

/** How often somebody may do something [reliability §5.32]. */
export function LimitFields(props: { limits: Limits; set: (limits: Limits) => void; of: (field: string) => string | undefined }) {
  return (
    <section className={css.section} aria-labelledby="limits">
      <h2 id="limits">{t('admin.limits')}</h2>
      <p className={css.hint}>{t('admin.limitsHint')}</p>
      <div className={css.pair}>
        {names.map((name) => (
          <NumberInput
            key={name}
            label={t(`admin.${name}`)}
            allowDecimal={false}
            min={1}
            max={most[name]}
            clampBehavior="none"
            value={props.limits[name]}
            onChange={(value) => props.set({ ...props.limits, [name]: Number(value) })}
            error={fieldError(props.of(name))}
          />
        ))}
      </div>
    </section>
  )
}
