import type { AppDefinition, Field, FieldError, ValueError } from '@parley/contract'
import { systemFields } from '@parley/contract'
import { threadBegun } from '../feel/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, allApps, type Reads } from './app.ts'
import { checkRules } from './check-rules.ts'
import { fieldsSeenBySome } from './field-limits.ts'
import { typeOf } from './field-types/index.ts'

/** Fields by what is wrong with them, all at once. By: an administrator. Before: what is saved; undefined for a new app. */
export async function checkDefinition(
  reads: Reads,
  by: string,
  definition: AppDefinition,
  before: App | undefined,
): Promise<void> {
  const errors: FieldError[] = []
  const say = (field: string, code: ValueError, detail?: string) =>
    void errors.push({ field, code, ...(detail !== undefined && { detail }) })
  const { fields, form, listColumns, cardFields, nameTemplate } = definition

  const seen = new Set<string>()
  const ids = new Set<string>()
  const appIds = new Set((await allApps(reads)).map(({ id }) => id))
  const seenBySome = before ? await fieldsSeenBySome(reads, before.id) : new Set()
  if (fields.some((field) => typeOf(field).checkAmong)) await threadBegun()
  let statuses = 0
  for (const [at, field] of fields.entries()) {
    const here = `/fields/${at}`
    const code = field.code.toLowerCase()
    const held = before?.fields.find(({ id }) => id === field.id)
    const retired = before?.retired.some((one) => one.toLowerCase() === code) ?? false
    if (seen.has(code) || ids.has(field.id) || (!held && retired)) say(`${here}/code`, 'code-exists')
    else if (!held && before?.fields.some((one) => one.code.toLowerCase() === code)) say(`${here}/code`, 'code-exists')
    seen.add(code)
    ids.add(field.id)
    if (held && held.code !== field.code) say(`${here}/code`, 'code-changed')
    if (held && held.type !== field.type) say(`${here}/type`, 'type-changed')
    const type = typeOf(field)
    const found = type.checkSettings?.(field.settings)
    if (found) say(`${here}/settings`, found.code, found.detail)
    const among = type.checkAmong?.(field.settings, fields)
    if (among) say(`${here}/settings`, among.code, among.detail)
    if (held?.type === field.type && type.fixed?.(held.settings) !== type.fixed?.(field.settings))
      say(`${here}/settings`, 'type-changed')
    const linked = type.appOf?.(field.settings)
    // What it linked to may have been deleted since.
    const stays = held?.type === field.type && linked === type.appOf?.(held.settings)
    if (linked !== undefined && !stays && !appIds.has(linked)) say(`${here}/settings/appId`, 'not-found')
    if (type.made && field.required) say(`${here}/required`, 'read-only')
    if (field.type === 'status' && ++statuses > 1) say(`${here}/type`, 'too-many', '1')
    if (field.searchable && seenBySome.has(field.id)) say(`${here}/searchable`, 'seen-by-some', field.name)
  }

  const known = (code: string) => fields.some((field) => field.code === code)
  const shown = new Set<string>()
  for (const [t, tab] of form.tabs.entries())
    for (const [s, section] of tab.sections.entries())
      for (const [c, column] of section.columns.entries())
        for (const [f, code] of column.entries()) {
          const here = `/form/tabs/${t}/sections/${s}/columns/${c}/${f}`
          if (!known(code)) say(here, 'unknown-code')
          else if (shown.has(code)) say(here, 'code-exists')
          shown.add(code)
        }
  const isShown = (code: string) => known(code) || (systemFields as readonly string[]).includes(code)
  for (const [at, code] of listColumns.entries()) if (!isShown(code)) say(`/listColumns/${at}`, 'unknown-code')
  for (const [at, code] of cardFields.entries()) if (!isShown(code)) say(`/cardFields/${at}`, 'unknown-code')
  for (const code of codesIn(nameTemplate)) if (code !== '_index' && !known(code)) say('/nameTemplate', 'unknown-code', code)
  for (const { id, code, name } of fields)
    if (seenBySome.has(id) && codesIn(nameTemplate).includes(code)) say('/nameTemplate', 'seen-by-some', name)
  // Nobody could fill it in.
  for (const [at, field] of fields.entries())
    if (field.required && !shown.has(field.code)) say(`/fields/${at}/required`, 'required', field.name)

  errors.push(...(await checkRules(reads, { kind: 'user', id: by, administrator: true }, definition, before)))

  if (errors.length > 0) throw new Refusal('definition-invalid', { field: errors[0]!.field, errors: errors.slice(0, 100) })
}

/** `{code}` in a template. */
export const codesIn = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!)

/** Fields of before that are no longer there. */
export const removedFields = (before: Pick<App, 'fields'>, after: Pick<App, 'fields'>): Field[] =>
  before.fields.filter(({ id }) => !after.fields.some((field) => field.id === id))
