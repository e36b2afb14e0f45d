import { ActionIcon, Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useStore } from '../../../../store.ts'
import { announce } from '../../../../ui/announce.tsx'
import { ActMenu } from '../ActMenu.tsx'
import css from '../designer.module.css'
import { t } from '../words.ts'
import type { OfElement } from './Properties.tsx'
import { type FormField, formOf, writeForm } from './parts.ts'

const mark = { size: 14, stroke: 1.75, 'aria-hidden': true } as const

/** Which variables the task shows, in which order, and which of them are filled in. */
export function FormFields({ designer, element }: OfElement) {
  const { variables } = useStore(designer.details)
  const fields = formOf(element.businessObject)
  const write = (next: FormField[]) => writeForm(designer, element, next)
  const set = (at: number, part: Partial<FormField>) => write(fields.with(at, { ...fields[at]!, ...part }))
  const nameOf = (code: string) => variables.find(({ field }) => field.code === code)?.field.name ?? code
  const free = variables.filter(({ field }) => !fields.some(({ code }) => code === field.code))
  const move = (at: number, step: number) => {
    const field = fields[at]!
    write(fields.toSpliced(at, 1).toSpliced(at + step, 0, field))
    announce(t('designer.moved', { name: nameOf(field.code), place: at + step + 1 }))
  }
  return (
    <>
      {fields.length > 0 && (
        <ol className={css.fields}>
          {fields.map((field, at) => {
            const name = nameOf(field.code)
            return (
              <li key={field.code}>
                <b>{name}</b>
                <span className={css.row}>
                  <ActionIcon aria-label={t('designer.fieldUp', { name })} disabled={at === 0} onClick={() => move(at, -1)}>
                    <IconArrowUp {...mark} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('designer.fieldDown', { name })}
                    disabled={at === fields.length - 1}
                    onClick={() => move(at, 1)}
                  >
                    <IconArrowDown {...mark} />
                  </ActionIcon>
                  <ActionIcon aria-label={t('designer.fieldOff', { name })} onClick={() => write(fields.toSpliced(at, 1))}>
                    <IconX {...mark} />
                  </ActionIcon>
                </span>
                <Checkbox
                  size="xs"
                  label={t('designer.required')}
                  checked={field.required}
                  disabled={field.readOnly}
                  onChange={({ currentTarget }) => set(at, { required: currentTarget.checked })}
                />
                <Checkbox
                  size="xs"
                  label={t('designer.readOnly')}
                  checked={field.readOnly}
                  onChange={({ currentTarget: { checked } }) =>
                    set(at, { readOnly: checked, ...(checked && { required: false }) })
                  }
                />
              </li>
            )
          })}
        </ol>
      )}
      {free.length > 0 ? (
        <ActMenu
          label={t('designer.addField')}
          items={free.map(({ field }) => ({
            key: field.id,
            label: field.name,
            run: () => write([...fields, { code: field.code, required: false, readOnly: false }]),
          }))}
        />
      ) : (
        <p className={css.hint}>{t(variables.length ? 'designer.allFields' : 'designer.noVariablesYet')}</p>
      )}
    </>
  )
}
