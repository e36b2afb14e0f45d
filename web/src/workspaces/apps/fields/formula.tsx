import { Button, Textarea } from '@mantine/core'
import type { Field, FieldOf, FieldValues } from '@parley/contract'
import { IconMathFunction } from '@tabler/icons-react'
import { useRef } from 'react'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import { dateTime } from './date-time.tsx'
import css from './field.module.css'
import type { AnyKind, FieldKind, Setting } from './field-kind.ts'
import { Made } from './Made.tsx'
import { number } from './number.tsx'
import { string } from './string.tsx'
import { yesNo } from './yes-no.tsx'

type Result = FieldOf<'formula'>['settings']['result']

const results: Readonly<Record<Result, { kind: AnyKind; settings: Field['settings'] }>> = {
  number: { kind: number, settings: { digits: 8 } },
  text: { kind: string, settings: string.fresh() },
  'yes-no': { kind: yesNo, settings: {} },
  date: { kind: dateTime, settings: { kind: 'date' } },
}

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
  Options: EditFormula,
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

function EditFormula({ field: { settings }, change, saved, others = [], fault }: Setting<'formula'>) {
  const box = useRef<HTMLTextAreaElement>(null)
  const insert = (code: string) => {
    const { selectionStart: from, selectionEnd: to } = box.current!
    const before = settings.expression.slice(0, from)
    const text = /\w$/.test(before) ? ` ${code}` : code
    change({ ...settings, expression: (before + text + settings.expression.slice(to)).slice(0, 2_000) })
    setTimeout(() => {
      box.current?.focus()
      box.current?.setSelectionRange(from + text.length, from + text.length)
    })
  }
  const codes = others.filter(({ type }) => type !== 'formula')
  return (
    <>
      <Choose
        heading={t('fields.result')}
        value={settings.result}
        change={(result) => change({ ...settings, result: result as Result })}
        readOnly={saved}
      >
        {Object.entries(results).map(([result, { kind }]) => (
          <option key={result} value={result}>
            {t(result === 'date' ? 'fields.date' : kind.name)}
          </option>
        ))}
      </Choose>
      <Textarea
        ref={box}
        label={t('fields.expression')}
        description={t('fields.expressionHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        classNames={{ input: css.code! }}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={2_000}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder="price * amount"
        value={settings.expression}
        error={fault}
        onChange={({ currentTarget }) => change({ ...settings, expression: currentTarget.value })}
      />
      {codes.length > 0 && (
        <fieldset className={css.checks}>
          <legend>{t('fields.insertCode')}</legend>
          <div className={css.codes}>
            {codes.map(({ id, code, name }) => (
              <Button
                key={id}
                size="compact-xs"
                variant="default"
                aria-label={t('fields.insertCodeOf', { code, name })}
                title={name}
                onClick={() => insert(code)}
              >
                {code}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}
