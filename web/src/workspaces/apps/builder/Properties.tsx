import { ActionIcon, Button, Switch, TextInput } from '@mantine/core'
import type { Field } from '@parley/contract'
import { IconCopy, IconTrash, IconX } from '@tabler/icons-react'
import { v7 } from 'uuid'
import { codeFrom, isCode } from '../codes.ts'
import { Choose } from '../fields/Choose.tsx'
import { kindOf } from '../fields/index.ts'
import { t } from '../words.ts'
import css from './builder.module.css'
import { codesOf, recoded, resettled, withoutField } from './definition.ts'
import { added, codesAt, columnsOf, put, spotOf, taken } from './layout.ts'
import { Rules } from './rules/Rules.tsx'
import type { Builder } from './use-builder.ts'

/** What can be said of the chosen field. */
export function Properties({ builder }: { builder: Builder }) {
  const { field } = builder
  return (
    <aside className={css.properties} aria-label={t('apps.properties')}>
      {field ? <FieldProperties builder={builder} field={field} /> : <p className={css.hint}>{t('apps.chooseField')}</p>}
    </aside>
  )
}

function FieldProperties({ builder, field }: { builder: Builder; field: Field }) {
  const { now, change, select, isSaved } = builder
  const saved = isSaved(field.id)
  const kind = kindOf(field)
  const { code } = field
  const others = codesOf(now.fields.filter(({ id }) => id !== field.id))
  const set = (part: Partial<Field>, tag?: string) =>
    change(
      (was) => ({ ...was, fields: was.fields.map((one) => (one.id === field.id ? ({ ...one, ...part } as Field) : one)) }),
      tag && `${field.id}:${tag}`,
    )
  const rename = (name: string) => {
    // The code follows the name until the first publishing, unless somebody wrote their own.
    const follows = !saved && code === codeFrom(field.name, others)
    const next = follows && name.trim() ? codeFrom(name, others) : code
    change((was) => {
      const named = { ...was, fields: was.fields.map((one) => (one.id === field.id ? { ...one, name } : one)) }
      return next === code ? named : recoded(named, code, next)
    }, `${field.id}:name`)
    if (next !== code) select(next)
  }
  const recode = (next: string) => {
    change((was) => recoded(was, code, next), `${field.id}:code`)
    select(next)
  }
  const duplicate = () => {
    const name = t('apps.copyOf', { name: field.name })
    const copy = { ...field, id: v7(), name, code: codeFrom(name, codesOf(now.fields)) }
    change((was) => ({ ...was, fields: [...was.fields, copy], form: added(was.form, copy.code, code, builder.tab) }))
    select(copy.code)
  }
  const remove = () => {
    change((was) => withoutField(was, code))
    select(undefined)
  }
  const spot = spotOf(now.form, code)
  const columns = columnsOf(now.form)
  const many = now.form.tabs.length > 1
  const placeName = ({ tab, section, column }: (typeof columns)[number]) => {
    const there = now.form.tabs[tab]!
    const named = there.sections[section]!.name || t('apps.sectionNumber', { number: section + 1 })
    const words = there.sections[section]!.columns.length > 1 ? t('apps.columnIn', { section: named, column: column + 1 }) : named
    return many ? `${there.name} › ${words}` : words
  }
  const keyOf = ({ tab, section, column }: (typeof columns)[number]) => `${tab}.${section}.${column}`
  const moveTo = (key: string) => {
    const to = columns.find((one) => keyOf(one) === key)
    if (!to) return change((was) => ({ ...was, form: taken(was.form, code) }))
    change((was) => ({ ...was, form: put(was.form, code, { ...to, at: codesAt(was.form, to).length }) }))
    builder.setTab(to.tab)
  }
  const { Options } = kind
  return (
    <div className={css.fieldForm}>
      <header>
        <kind.icon size={18} stroke={1.75} aria-hidden />
        <h2>{t('apps.fieldOf', { type: t(kind.name) })}</h2>
        <ActionIcon aria-label={t('ui.close')} className={css.shut!} onClick={() => select(undefined)}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      <TextInput
        id="field-name"
        label={t('apps.fieldName')}
        required
        maxLength={200}
        value={field.name}
        error={field.name.trim() === '' && t('apps.fieldNameMissing')}
        onChange={({ currentTarget }) => rename(currentTarget.value)}
      />
      <TextInput
        label={t('apps.fieldCode')}
        description={t(saved ? 'apps.codeFixed' : 'apps.fieldCodeHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        readOnly={saved}
        maxLength={40}
        value={code}
        error={
          (!isCode(code) && t('apps.codeWrong')) ||
          (others.some((one) => one.toLowerCase() === code.toLowerCase()) && t('apps.codeTaken'))
        }
        onChange={({ currentTarget }) => recode(currentTarget.value)}
      />
      <TextInput
        label={t('apps.tip')}
        description={t('apps.tipHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={200}
        value={field.tip}
        onChange={({ currentTarget }) => set({ tip: currentTarget.value }, 'tip')}
      />
      {!kind.made && (
        <Switch
          label={t('apps.required')}
          checked={field.required}
          onChange={({ currentTarget }) => set({ required: currentTarget.checked })}
        />
      )}
      {kind.maySearch && (
        <Switch
          label={t('apps.searchable')}
          checked={field.searchable}
          onChange={({ currentTarget }) => set({ searchable: currentTarget.checked })}
        />
      )}
      <Rules builder={builder} field={field} set={(part, tag) => set(part as Partial<Field>, tag)} />
      {Options && (
        <Options
          field={field}
          saved={saved}
          others={now.fields.filter(({ id }) => id !== field.id)}
          fault={builder.faults.find((fault) => fault.code === code && fault.settings)?.text}
          change={(settings: Field['settings']) => set(resettled(field, settings), 'settings')}
        />
      )}
      <Choose heading={t('apps.place')} value={spot ? keyOf(spot) : ''} change={moveTo} none={t('apps.notOnForm')}>
        {columns.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {placeName(one)}
          </option>
        ))}
      </Choose>
      <div className={css.fieldFoot}>
        {!kind.single && (
          <Button size="compact-sm" variant="default" leftSection={<IconCopy size={14} stroke={1.75} />} onClick={duplicate}>
            {t('apps.duplicate')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="light"
          color="red"
          leftSection={<IconTrash size={14} stroke={1.75} />}
          onClick={remove}
        >
          {t('apps.deleteField')}
        </Button>
      </div>
    </div>
  )
}
