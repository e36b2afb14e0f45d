import { NumberInput } from '@mantine/core'
import type { Settings } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import type { Said } from '../../../ui/use-form.ts'
import css from '../table.module.css'

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

/** The first limit that the server would refuse. */
export function limitWrong(limits: Limits): Said | undefined {
  const field = names.find((name) => !Number.isInteger(limits[name]) || limits[name] < 1 || limits[name] > most[name])
  return field && { field, text: t('admin.numberWrong', { least: 1, most: most[field] }) }
}

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
