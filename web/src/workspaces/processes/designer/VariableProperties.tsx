import { Button, TextInput } from '@mantine/core'
import { type Field, factTypes, type SessionFact, sessionFacts, type Variable } from '@parley/contract'
import { IconTrash } from '@tabler/icons-react'
import { codeFrom, isCode } from '../../apps/codes.ts'
import { Choose } from '../../apps/fields/Choose.tsx'
import { kindOf } from '../../apps/fields/index.ts'
import css from './designer.module.css'
import type { Designer } from './open-designer.ts'
import { Typed } from './properties/Typed.tsx'
import { t } from './words.ts'

interface OfVariable {
  designer: Designer
  variable: Variable
  /** Codes that are taken. */
  others: readonly string[]
  /** It stands on the server: forms and scripts may call it by its code. */
  saved: boolean
  change: (next: Variable) => void
  remove: () => void
}

/** A variable's name, code and settings, and what of a session it is filled with [BPR-02, BPR-03]. */
export function VariableProperties({ designer, variable, others, saved, change, remove }: OfVariable) {
  const { field, from } = variable
  const kind = kindOf(field)
  const { Options } = kind
  const set = (part: Partial<Field>) => change({ ...variable, field: { ...field, ...part } as Field })
  const rename = (name: string) => {
    const follows = !saved && field.code === codeFrom(field.name, others)
    set({ name, ...(follows && name.trim() && { code: codeFrom(name, others) }) })
  }
  const facts = sessionFacts.filter((fact) => factTypes[fact].includes(field.type))
  return (
    <>
      <header>
        <kind.icon size={18} stroke={1.75} aria-hidden />
        <h2>{t(kind.name)}</h2>
      </header>
      <div className={css.form}>
        <Typed
          id="variable-name"
          designer={designer}
          label={t('designer.name')}
          value={field.name}
          maxLength={200}
          missing={t('designer.variableNameMissing')}
          write={rename}
        />
        {saved ? (
          <TextInput
            label={t('designer.code')}
            description={t('designer.codeFixed')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={field.code}
            readOnly
          />
        ) : (
          <Typed
            designer={designer}
            label={t('designer.code')}
            hint={t('designer.codeHint')}
            value={field.code}
            maxLength={40}
            code
            write={(code) => isCode(code) && !others.includes(code) && set({ code })}
          />
        )}
        {Options && (
          <Options field={field} saved={saved} change={(settings: Field['settings']) => set({ settings } as Partial<Field>)} />
        )}
        {facts.length > 0 && (
          <Choose
            heading={t('designer.from')}
            value={from ?? ''}
            change={(fact) => change({ ...variable, from: (fact || null) as SessionFact | null })}
            none={t('designer.fromNothing')}
          >
            {facts.map((fact) => (
              <option key={fact} value={fact}>
                {t(`designer.fact_${fact}`)}
              </option>
            ))}
          </Choose>
        )}
        <Button
          size="compact-sm"
          variant="light"
          color="red"
          leftSection={<IconTrash size={14} stroke={1.75} />}
          onClick={remove}
          className={css.startEnd!}
        >
          {t('designer.removeVariable')}
        </Button>
      </div>
    </>
  )
}
