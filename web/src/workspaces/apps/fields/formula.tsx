import type { Field, FieldOf, FieldValues } from '@parley/contract'
import { IconMathFunction } from '@tabler/icons-react'
import { Suspense } from 'react'
import { lazy } from '../../../ui/lazy.ts'
import { t } from '../words.ts'
import { dateTime } from './date-time.tsx'
import type { AnyKind, FieldKind } from './field-kind.ts'
import { Made } from './Made.tsx'
import { number } from './number.tsx'
import { string } from './string.tsx'
import { yesNo } from './yes-no.tsx'

const EditFormula = lazy(() => import('./EditFormula.tsx'))

type Result = FieldOf<'formula'>['settings']['result']

const results: Readonly<Record<Result, { kind: AnyKind; settings: Field['settings'] }>> = {
  number: { kind: number, settings: { digits: 8 } },
  text: { kind: string, settings: string.fresh() },
  'yes-no': { kind: yesNo, settings: {} },
  date: { kind: dateTime, settings: { kind: 'date' } },
}

const names = Object.entries(results).map(([result, { kind }]) => ({ result: result as Result, kind }))

/** A result is shown and looked for as a field of its type is. */
function like(field: FieldOf<'formula'>): { kind: AnyKind; as: Field } {
  const { kind, settings } = results[field.settings.result]
  return { kind, as: { ...field, type: kind.type, settings } as Field }
}

const textOf: FieldKind<'formula'>['text'] = (value, field, refs) => {
  const { kind, as } = like(field)
  return isOf(value, field.settings.result) ? kind.text(value, as, refs) : String(value)
}

/** Another type stands there until all are reckoned anew. */
const isOf = (value: FieldValues['formula'], result: Result): boolean =>
  typeof value === (result === 'number' ? 'number' : result === 'yes-no' ? 'boolean' : 'string')

export const formula: FieldKind<'formula'> = {
  type: 'formula',
  name: 'fields.type_formula',
  icon: IconMathFunction,
  made: 'reckoned',
  maySearch: true,
  notImported: true,
  fresh: () => ({ result: 'number', expression: '' }),
  Edit: ({ id, value, field, refs, describedBy }) => (
    <Made id={id} describedBy={describedBy} note={t('fields.formulaNote')}>
      {value === undefined ? undefined : textOf(value, field, refs)}
    </Made>
  ),
  Read({ field, value, refs }) {
    const { kind, as } = like(field)
    return isOf(value, field.settings.result) ? <kind.Read field={as} value={value} refs={refs} /> : String(value)
  },
  Cell({ field, value, refs }) {
    const { kind, as } = like(field)
    const Cell = kind.Cell ?? kind.Read
    return isOf(value, field.settings.result) ? <Cell field={as} value={value} refs={refs} /> : String(value)
  },
  Options: (setting) => (
    <Suspense>
      <EditFormula {...setting} results={names} />
    </Suspense>
  ),
  recoded(settings, from, to) {
    const named = new RegExp(`"(?:\\\\.|[^"\\\\])*"|(?<![\\w.])${from}(?!\\w)`, 'g')
    return { ...settings, expression: settings.expression.replace(named, (found) => (found === from ? to : found)) }
  },
  text: textOf,
  compares: (field) => {
    const { compares } = like(field).kind
    return typeof compares === 'function' ? [] : compares
  },
  Want({ field, ...wanting }) {
    const { kind, as } = like(field)
    return kind.Want ? <kind.Want {...wanting} field={as} /> : null
  },
  wantText(value, field, refs) {
    const { kind, as } = like(field)
    return kind.wantText?.(value, as, refs) ?? (typeof value === 'boolean' ? kind.text(value, as, refs) : String(value))
  },
}
