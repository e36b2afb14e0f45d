import type { AppDefinition, Field, Form } from '@parley/contract'
import { kindOf } from '../fields/index.ts'
import { systemColumns } from '../list/system.ts'
import { isSame } from './definition.ts'
import { fieldCodes, spotOf } from './layout.ts'
import { placeWords } from './place-words.ts'
import { type About, inOrder, propertyName, propertyWords } from './property-words.ts'
import { t } from './words.ts'

/** One property before and after, in words. */
interface Line {
  name: string
  from?: string
  to?: string
}

/** What publishing changes, under one heading. */
export interface Change {
  key: string
  title: string
  tone?: 'success' | 'danger'
  lines: readonly Line[]
}

/** Everything that differs between what is published and the draft, in words; properties that nobody here knows of too [ui.md S21]. */
export function changesOf(before: AppDefinition, after: AppDefinition, about: About): Change[] {
  const was = new Map(before.fields.map((field) => [field.id, field]))
  const kept = new Set(after.fields.map(({ id }) => id))
  const fields = after.fields.flatMap((field): Change[] => {
    const old = was.get(field.id)
    const type = { name: t('apps.fieldOf', { type: t(kindOf(field).name) }) }
    if (!old) return [{ key: field.id, title: t('building.addedField', { name: field.name }), tone: 'success', lines: [type] }]
    const lines = fieldLines(old, field, about)
    return lines.length ? [{ key: field.id, title: t('building.changedField', { name: field.name }), lines }] : []
  })
  const removed = before.fields
    .filter(({ id }) => !kept.has(id))
    .map(({ id, name }): Change => ({ key: id, title: t('building.removedField', { name }), tone: 'danger', lines: [] }))
  const groups: Change[] = [
    { key: 'app', title: t('apps.app'), lines: appLines(before, after) },
    { key: 'form', title: t('apps.tab_form'), lines: formLines(before, after) },
    { key: 'list', title: t('apps.tab_list'), lines: listLines(before, after) },
  ]
  return [...fields, ...removed, ...groups.filter(({ lines }) => lines.length > 0)]
}

const unsaid: readonly string[] = ['id', 'type', 'settings']

function fieldLines(before: Field, after: Field, about: About): Line[] {
  const parts = (field: Field) => ({ ...field.settings, ...field }) as unknown as Record<string, unknown>
  const [old, now] = [parts(before), parts(after)]
  const keys = inOrder(new Set([...Object.keys(old), ...Object.keys(now)]))
  return keys
    .filter((key) => !unsaid.includes(key) && !isSame(old[key], now[key]))
    .map((key) =>
      lineOf(propertyName(key, after), propertyWords(old[key], key, before, about), propertyWords(now[key], key, after, about)),
    )
}

/** Where words say no difference, only that there is one. */
const lineOf = (name: string, from: string, to: string): Line =>
  from === to ? { name, to: t('building.changedOnly') } : { name, from, to }

function differing(names: Readonly<Record<string, string>>, from: Record<string, string>, to: Record<string, string>): Line[] {
  return Object.entries(names)
    .filter(([part]) => from[part] !== to[part])
    .map(([part, name]) => lineOf(name, from[part] || t('building.nothing'), to[part] || t('building.nothing')))
}

function appLines(before: AppDefinition, after: AppDefinition): Line[] {
  const names = {
    name: t('apps.name'),
    itemName: t('apps.itemName'),
    workspace: t('apps.workspace'),
    description: t('apps.description'),
    icon: t('apps.icon'),
    nameTemplate: t('apps.nameTemplate'),
  }
  const said = ({ name, itemName, workspace, description, icon, nameTemplate }: AppDefinition) => {
    return { name, itemName, workspace, description, icon: t(`apps.icon_${icon}`), nameTemplate }
  }
  return differing(names, said(before), said(after))
}

function listLines(before: AppDefinition, after: AppDefinition): Line[] {
  const names = { listColumns: t('apps.listColumns'), cardFields: t('apps.cardFields') }
  const said = ({ fields, listColumns, cardFields }: AppDefinition) => {
    const called = new Map([...systemColumns(), ...fields].map(({ code, name }) => [code, name]))
    const all = (codes: readonly string[]) => codes.map((code) => called.get(code) ?? code).join(', ')
    return { listColumns: all(listColumns), cardFields: all(cardFields) }
  }
  return differing(names, said(before), said(after))
}

function formLines(before: AppDefinition, after: AppDefinition): Line[] {
  const there = after.fields.filter(({ id }) => before.fields.some((old) => old.id === id))
  const moved = there.flatMap(({ code, name }) => {
    const [from, to] = [spotOf(before.form, code), spotOf(after.form, code)]
    const same = from && to && from.tab === to.tab && from.section === to.section && from.column === to.column
    const words = [before.form, after.form].map((form) => place(form, code)) as [string, string]
    // A section with another name is no other place, and neither is one that stands elsewhere.
    return same || words[0] === words[1] ? [] : [{ name, from: words[0], to: words[1] }]
  })
  const sections = differing(
    { sections: t('building.sections') },
    { sections: sectionWords(before.form) },
    { sections: sectionWords(after.form) },
  )
  const lines = [...sections, ...moved]
  const codes = new Set(there.map(({ code }) => code))
  const order = ({ form }: AppDefinition) => fieldCodes(form).filter((code) => codes.has(code))
  return lines.length === 0 && !isSame(order(before), order(after))
    ? [{ name: t('building.order'), to: t('building.changedOnly') }]
    : lines
}

function place(form: Form, code: string): string {
  const spot = spotOf(form, code)
  return spot ? placeWords(form, spot) : t('apps.notOnForm')
}

function sectionWords({ tabs }: Form): string {
  return tabs
    .flatMap(({ name: tab, sections }, tabAt) =>
      sections.map(({ name, columns }, at) => {
        const words = name || t('apps.sectionNumber', { number: at + 1 })
        const sized = columns.length > 1 ? t('building.sectionColumns', { name: words, count: columns.length }) : words
        return tabs.length > 1 ? `${tab || t('apps.tabNumber', { number: tabAt + 1 })} › ${sized}` : sized
      }),
    )
    .join(', ')
}
