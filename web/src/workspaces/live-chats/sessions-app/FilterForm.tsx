import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { SessionFilters, Span } from '@parley/contract'
import { type FormEvent, useState } from 'react'
import { ChooseFound } from './ChooseFound.tsx'
import { type chipOf, type Field, fromWords, wordsOf } from './filters.ts'
import css from './sessions-app.module.css'
import { t } from './words.ts'

interface Choosing {
  field: Field
  filters: SessionFilters
  known: Parameters<typeof chipOf>[2]
  /** Undefined: without it. */
  apply: (value: unknown) => void
}

/** What one filter asks for. */
export function FilterForm({ field, filters, known, apply }: Choosing) {
  const [value, setValue] = useState<unknown>(filters[field.code])
  const [problem, setProblem] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (field.kind === 'text' && String(value ?? '').trim().length < 2) return setProblem(t('sessionsApp.twoLetters'))
    const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    apply(empty ? undefined : typeof value === 'string' && field.kind === 'text' ? value.trim() : value)
  }
  return (
    <form className={css.form} onSubmit={submit}>
      {field.kind === 'text' && (
        <TextInput
          label={field.label}
          data-autofocus
          maxLength={100}
          value={String(value ?? '')}
          error={problem}
          onChange={({ currentTarget }) => [setProblem(''), setValue(currentTarget.value)]}
        />
      )}
      {field.kind === 'many' && (
        <fieldset className={css.options}>
          <legend>{field.label}</legend>
          {field.options?.(known).map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              checked={wordsOf(value).includes(option.value)}
              onChange={({ currentTarget }) => {
                const words = wordsOf(value).filter((word) => word !== option.value)
                setValue(fromWords(field.code, currentTarget.checked ? [...words, option.value] : words))
              }}
            />
          ))}
        </fieldset>
      )}
      {field.kind === 'found' && <ChooseFound of={field.of!} label={field.label} chosen={wordsOf(value)} change={setValue} />}
      {field.kind === 'one' && (
        <NativeSelect
          label={field.label}
          value={String(value ?? '')}
          onChange={({ currentTarget }) => setValue(currentTarget.value || undefined)}
          data={[{ value: '', label: '–' }, ...(field.options?.(known) ?? [])]}
        />
      )}
      {field.kind === 'minutes' && (
        <NumberInput
          label={field.label}
          description={t('sessionsApp.minutes')}
          min={0}
          max={10_000_000}
          value={typeof value === 'number' ? value : ''}
          onChange={(minutes) => setValue(typeof minutes === 'number' ? minutes : undefined)}
        />
      )}
      {field.kind === 'span' && <SpanFields label={field.label} value={value as Span | undefined} set={setValue} />}
      <Button type="submit">{t('sessionsApp.apply')}</Button>
    </form>
  )
}

const spans = ['today', 'yesterday', '7-days', '30-days', 'this-month'] as const

/** Days of the person's own zone, the last one whole. */
function SpanFields({ label, value, set }: { label: string; value: Span | undefined; set: (span: Span | undefined) => void }) {
  const within = value && 'within' in value ? value.within : ''
  const { from, to } = value && !('within' in value) ? value : {}
  const dayOf = (at: string | undefined, less = 0) => {
    if (!at) return ''
    const then = new Date(Date.parse(at) - less)
    const two = (n: number) => String(n).padStart(2, '0')
    return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`
  }
  const at = (day: string, more = 0) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
    return new Date(year, month - 1, date + more).toISOString()
  }
  const change = (next: { from?: string | undefined; to?: string | undefined }) => {
    const { from: first, to: last } = { from, to, ...next }
    set(first || last ? { ...(first && { from: first }), ...(last && { to: last }) } : undefined)
  }
  return (
    <>
      <NativeSelect
        label={label}
        value={within}
        onChange={({ currentTarget }) => {
          const chosen = spans.find((one) => one === currentTarget.value)
          set(chosen && { within: chosen })
        }}
        data={[
          { value: '', label: t('sessionsApp.anyDays') },
          ...spans.map((one) => ({ value: one, label: t(`sessionsApp.${one}`) })),
        ]}
      />
      {within === '' && (
        <div className={css.days}>
          <TextInput
            type="date"
            label={t('sessionsApp.from')}
            value={dayOf(from)}
            onChange={({ currentTarget: { value: day } }) => change({ from: day ? at(day) : undefined })}
          />
          <TextInput
            type="date"
            label={t('sessionsApp.to')}
            value={dayOf(to, 1)}
            onChange={({ currentTarget: { value: day } }) => change({ to: day ? at(day, 1) : undefined })}
          />
        </div>
      )}
    </>
  )
}
