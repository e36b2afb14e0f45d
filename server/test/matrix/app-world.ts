import { createItem, saveItemView } from '@parley/contract'
import { v7 } from 'uuid'
import { aField, aLine, anApp, definitionOf, restrict } from '../an-app.ts'
import { upload } from '../an-import.ts'
import type { Company } from '../oracle/company.ts'
import type { AskerName } from './askers.ts'

/** An app with its item, view and import, a `secret` field that only leads see and one that is `shut` for all others; and one that is to be seen by administrators alone. */
export interface AppWorld {
  appId: string
  itemId: string
  /** An item of the same app that only the assignee is let see. */
  restrictedId: string
  viewId: string
  /** Of the supervisor. */
  importId: string
  hidden: { appId: string; itemId: string; definition: ReturnType<typeof definitionOf> }
}

/** Who has which rights in the app; nobody has any in the hidden one. */
export const may = {
  view: ['operator', 'assignee', 'supervisor', 'administrator'],
  see: ['operator', 'billing', 'assignee', 'supervisor', 'administrator'],
  create: ['billing', 'assignee', 'supervisor', 'administrator'],
  edit: ['assignee', 'supervisor', 'administrator'],
  full: ['supervisor', 'administrator'],
  chosen: ['assignee', 'supervisor', 'administrator'],
  build: ['administrator'],
} satisfies Record<string, AskerName[]>

const worlds = new WeakMap<Company, Promise<AppWorld>>()

export function appWorld(company: Company): Promise<AppWorld> {
  const known = worlds.get(company) ?? make(company)
  worlds.set(company, known)
  return known
}

async function make({ people, groups }: Company): Promise<AppWorld> {
  const { administrator, supervisor, operator, billing, assignee } = people
  const fields = () => [aField('string', 'title', aLine)]
  const secret = aField('string', 'secret', aLine)
  const shut = aField('string', 'shut', aLine)
  const [app, hidden] = [await anApp(administrator, [...fields(), secret, shut]), await anApp(administrator, fields())]
  const line = (userIds: string[], rights: string[], groupIds: string[] = []) => ({
    members: { userIds, groupIds, orgItemIds: [] },
    rights,
  })
  const grants = [
    line([operator.id, assignee.id], ['view']),
    line([billing.id, assignee.id], ['create']),
    line([assignee.id], ['edit']),
    line([], ['full'], [groups.leads.id]),
  ]
  const leads = { userIds: [], groupIds: [groups.leads.id], orgItemIds: [] }
  const limits = [
    { fieldId: secret.id, see: leads, edit: null },
    { fieldId: shut.id, see: null, edit: leads },
  ]
  const { editAppGrants } = await import('@parley/contract')
  await administrator.get(editAppGrants, { path: { appId: app.id }, body: { version: 1, grants, fields: limits } as never })
  const path = { appId: app.id, itemId: v7() }
  await administrator.get(createItem, { path, body: { values: { title: 'One' } } })
  const hiddenPath = { appId: hidden.id, itemId: v7() }
  await administrator.get(createItem, { path: hiddenPath, body: { values: { title: 'Hidden' } } })
  const restricted = { appId: app.id, itemId: v7() }
  await administrator.get(createItem, { path: restricted, body: { values: { title: 'Restricted' } } })
  await restrict(administrator, restricted.itemId, [assignee.id])
  const view = {
    name: 'All',
    search: '',
    filters: [],
    order: '-changed' as const,
    columns: [],
    layout: 'table' as const,
    shared: true,
  }
  const viewId = v7()
  await administrator.get(saveItemView, { path: { appId: app.id, viewId }, body: view })
  const { importId } = await upload(supervisor, app.id, 'title\nTwo')
  return {
    ...{ appId: app.id, itemId: path.itemId, restrictedId: restricted.itemId, viewId, importId },
    hidden: { ...hiddenPath, definition: definitionOf(hidden) },
  }
}
