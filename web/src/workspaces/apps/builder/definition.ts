import { type App, type AppDefinition, type Field, type FieldType, knownDefaults } from '@parley/contract'
import { v7 } from 'uuid'
import { codeFrom } from '../codes.ts'
import { kindOf } from '../fields/index.ts'
import { t } from '../words.ts'
import { fieldCodes } from './layout.ts'

/** What a new app begins with: a name, which its items are called by. */
export function freshDefinition(itemName: string): AppDefinition {
  const name = freshField('string', [], t('apps.firstField'), 'name')
  return {
    workspace: '',
    name: '',
    itemName,
    description: '',
    icon: 'list',
    nameTemplate: '{name}',
    fields: [{ ...name, required: true, searchable: true }],
    form: { tabs: [{ name: '', sections: [{ name: '', columns: [['name']] }] }] },
    listColumns: ['_changed'],
    cardFields: ['_changed'],
  }
}

export function definitionOf(app: App): AppDefinition {
  const { workspace, name, itemName, description, icon, nameTemplate, fields, form, listColumns, cardFields } = app
  return { workspace, name, itemName, description, icon, nameTemplate, fields, form, listColumns, cardFields }
}

/** A field of a type with a name and a code that no other has. */
export function freshField(type: FieldType, among: readonly Field[], named?: string, code?: string): Field {
  const kind = kindOf({ type })
  const usual = named ?? t(kind.name)
  const taken = new Set(among.map(({ name }) => name))
  let name = usual
  for (let number = 2; taken.has(name); number += 1) name = `${usual} ${number}`
  return {
    id: v7(),
    code: code ?? codeFrom(name, codesOf(among)),
    name,
    tip: '',
    required: false,
    searchable: kind.maySearch ?? false,
    type,
    settings: kind.fresh(),
  } as Field
}

export const codesOf = (fields: readonly Field[]): string[] => fields.map(({ code }) => code)

/** Another code for a field that was not saved yet, wherever it stands. */
export function recoded(now: AppDefinition, from: string, to: string): AppDefinition {
  const swap = (code: string) => (code === from ? to : code)
  const sections = now.form.tabs.map((tab) => ({
    ...tab,
    sections: tab.sections.map((section) => ({ ...section, columns: section.columns.map((codes) => codes.map(swap)) })),
  }))
  return {
    ...now,
    fields: now.fields.map((field) => {
      const settings = kindOf(field).recoded?.(field.settings, from, to) ?? field.settings
      const visibleIf = field.visibleIf?.map((one) => ({ ...one, field: swap(one.field) }))
      return { ...field, settings, code: swap(field.code), ...(visibleIf && { visibleIf }) } as Field
    }),
    form: { tabs: sections },
    listColumns: now.listColumns.map(swap),
    cardFields: now.cardFields.map(swap),
    nameTemplate: now.nameTemplate.replaceAll(`{${from}}`, `{${to}}`),
  }
}

export function withoutField(now: AppDefinition, code: string): AppDefinition {
  const drop = (codes: readonly string[]) => codes.filter((one) => one !== code)
  const tabs = now.form.tabs.map((tab) => ({
    ...tab,
    sections: tab.sections.map((section) => ({ ...section, columns: section.columns.map(drop) })),
  }))
  return {
    ...now,
    fields: now.fields.filter((field) => field.code !== code).map((field) => withoutConditionsOn(field, code)),
    form: { tabs },
    listColumns: drop(now.listColumns),
    cardFields: drop(now.cardFields),
    nameTemplate: now.nameTemplate.replaceAll(`{${code}}`, '').trim(),
  }
}

function withoutConditionsOn(field: Field, code: string): Field {
  const { visibleIf, ...rest } = field
  const left = visibleIf?.filter((one) => one.field !== code) ?? []
  if (left.length === visibleIf?.length) return field
  return left.length > 0 ? ({ ...rest, visibleIf: left } as Field) : (rest as Field)
}

/** Other settings; a default that is known at the moment becomes what can be known with them: of a day today, of a time now. */
export function resettled(field: Field, settings: Field['settings']): Partial<Field> {
  const next = { ...field, settings } as Field
  const begins = field.default
  if (!begins || !('known' in begins) || knownDefaults(next).includes(begins.known)) return { settings } as Partial<Field>
  const [known] = knownDefaults(next)
  return { settings, default: known && { known } } as Partial<Field>
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
export const isSame = same

/** What I changed over what somebody else has published meanwhile: fields one by one, the rest part by part. */
export function rebased(base: AppDefinition, mine: AppDefinition, theirs: AppDefinition): AppDefinition {
  const parts = (Object.keys(mine) as (keyof AppDefinition)[]).filter(
    (part) => part !== 'fields' && !same(base[part], mine[part]),
  )
  const before = new Map(base.fields.map((field) => [field.id, field]))
  const kept = new Map(mine.fields.map((field) => [field.id, field]))
  const fields = theirs.fields.flatMap((field) => {
    const own = kept.get(field.id)
    if (!own) return before.has(field.id) ? [] : [field]
    return [same(own, before.get(field.id)) ? field : own]
  })
  const added = mine.fields.filter(({ id }) => !before.has(id) && !fields.some((field) => field.id === id))
  const merged = { ...theirs, ...Object.fromEntries(parts.map((part) => [part, mine[part]])), fields: [...fields, ...added] }
  return placed(merged, theirs)
}

/** Codes of fields that are gone stand nowhere; fields that are new to the form come where the other form has them, else nowhere. */
function placed(now: AppDefinition, other: AppDefinition): AppDefinition {
  const there = new Set(codesOf(now.fields))
  const keep = (code: string) => code.startsWith('_') || there.has(code)
  const shown = new Set(fieldCodes(now.form))
  const lost = fieldCodes(other.form).filter((code) => there.has(code) && !shown.has(code))
  const tabs = now.form.tabs.map((tab, tabAt) => ({
    ...tab,
    sections: tab.sections.map((section, at) => ({
      ...section,
      columns: section.columns.map((codes, column) => [
        ...codes.filter(keep),
        ...(tabAt === 0 && at === 0 && column === 0 ? lost : []),
      ]),
    })),
  }))
  return { ...now, form: { tabs }, listColumns: now.listColumns.filter(keep), cardFields: now.cardFields.filter(keep) }
}
