import { Input } from '@mantine/core'
import { useId, useState } from 'react'
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

const MOST = 10_000

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
          <Amount
            label={t('designer.amountOf', { name: label })}
            value={known.amount}
            change={(amount) => change(writeDuration(amount, known.unit))}
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

/** What is being typed may be nothing for a moment; what is written is a number. */
function Amount({ label, value, change }: { label: string; value: number; change: (amount: number) => void }) {
  const [typed, setTyped] = useState(String(value))
  const [was, setWas] = useState(value)
  if (value !== was) {
    setWas(value)
    setTyped(String(value))
  }
  const fits = (text: string) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST
  return (
    <Input
      type="number"
      aria-label={label}
      min={1}
      max={MOST}
      className={css.amount!}
      value={typed}
      error={!fits(typed)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        if (fits(currentTarget.value)) change(Number(currentTarget.value))
      }}
      onBlur={() => setTyped(String(value))}
    />
  )
}
