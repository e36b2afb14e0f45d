import { NumberInput } from '@mantine/core'
import { useId } from 'react'
import { Choose } from '../../../apps/fields/Choose.tsx'
import css from '../designer.module.css'
import type { Designer } from '../open-designer.ts'
import { t } from '../words.ts'
import { readDuration, type Unit, units, writeDuration } from './duration.ts'
import { Typed } from './Typed.tsx'

interface Lasting {
  designer: Designer
  label: string
  /** What no duration is called, where there may be none. */
  none?: string
  value: string
  change: (iso: string) => void
}

/** How long, in one unit; what is written in several stays as it is written. */
export function DurationInput({ designer, label, none, value, change }: Lasting) {
  const id = useId()
  const known = readDuration(value)
  if (value && !known)
    return <Typed designer={designer} label={label} hint={t('designer.iso')} value={value} write={change} code />
  const unit = known?.unit ?? ''
  const choose = (next: string) => change(next ? writeDuration(known?.amount ?? 1, next as Unit) : '')
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <div className={css.row}>
        {known && (
          <NumberInput
            aria-label={t('designer.amountOf', { name: label })}
            min={1}
            max={10_000}
            allowDecimal={false}
            hideControls
            className={css.amount!}
            value={known.amount}
            onChange={(amount) => Number(amount) >= 1 && change(writeDuration(Number(amount), known.unit))}
          />
        )}
        <Choose id={id} value={unit} change={choose} {...((none || !known) && { none: none ?? t('designer.choose') })}>
          {units.map((one) => (
            <option key={one} value={one}>
              {t(`designer.unit_${one}`)}
            </option>
          ))}
        </Choose>
      </div>
    </div>
  )
}
