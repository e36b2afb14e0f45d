import { Button, Textarea } from '@mantine/core'
import type { FieldOf } from '@parley/contract'
import { useRef } from 'react'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import css from './field.module.css'
import type { AnyKind, Setting } from './field-kind.ts'

type Result = FieldOf<'formula'>['settings']['result']

interface Given extends Setting<'formula'> {
  results: readonly { result: Result; kind: AnyKind }[]
}

/** The settings of a formula: the type of its result, its words, and the codes of the other fields to put into them. */
export default function EditFormula({ field: { settings }, change, saved, others = [], fault, results }: Given) {
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
        {results.map(({ result, kind }) => (
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
