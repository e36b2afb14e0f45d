import {
  type createResponseTemplate as createEndpoint,
  type editResponseTemplate as editEndpoint,
  mostTemplates,
  noActions,
  type StaticOf,
} from '@parley/contract'
import { sql } from 'kysely'
import { carryFiles } from '../files/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { auditTemplate } from './audit-template.ts'
import { type Content, checkContent, holdTemplates } from './check-content.ts'
import type { Reach } from './reach.ts'
import { tellTemplates } from './tell-templates.ts'
import { accessDeleted, accessTemplate, demandEdit, sharingOf, type TemplateRow } from './template.ts'

type New = StaticOf<NonNullable<(typeof createEndpoint)['body']>>
type Edit = StaticOf<NonNullable<(typeof editEndpoint)['body']>>

const empty = { shortcut: '', description: '', text: '', url: '', keywords: '', folderId: null } as const

/** One's own, shared with nobody unless it says so [CMP-05]. */
export async function createTemplate(work: Work, reach: Reach, made: New): Promise<TemplateRow> {
  const id = await addTemplate(work, reach, made)
  await tellTemplates(work, reach.userId, id, [made.sharing ?? { with: 'me' }])
  const after = await accessTemplate(work, reach, id)
  await auditTemplate(work, reach, 'template-created', { after })
  return after
}

/** The same, told to nobody yet. Answers its id. */
export async function addTemplate(work: Work, reach: Reach, { fileIds = [], ...made }: New): Promise<string> {
  await holdTemplates(work)
  await checkRoom(work)
  const id = crypto.randomUUID()
  const content: Content = { ...empty, sharing: { with: 'me' }, actions: noActions, ...made }
  await checkContent(work, reach, id, content, made)
  const row = { id, ...toColumns(content), author_id: reach.userId, changed_by: reach.userId }
  await work.db.insertInto('response_templates').values(row).execute()
  await carryFiles(work, reach.userId, fileIds, ['template_id', id])
  return id
}

/** Only over the version that was seen: of two who change it at once the second is asked. */
export async function editTemplate(work: Work, reach: Reach, id: string, edit: Edit): Promise<TemplateRow> {
  const { version, fileIds, ...changed } = edit
  await holdTemplates(work)
  const held = await accessTemplate(work, reach, id)
  demandEdit(reach, held)
  if (held.version !== version) throw new Refusal('changed-meanwhile')
  // It would be its author's alone.
  const taken = changed.sharing?.with === 'me' && held.author_id !== reach.userId
  if (taken) throw new Refusal('sharing-not-allowed', { field: '/sharing' })
  const content = { ...contentOf(held), ...changed }
  await checkContent(work, reach, id, content, changed)
  await work.db
    .updateTable('response_templates')
    .set({ ...toColumns(content), version: version + 1, changed_at: new Date(), changed_by: reach.userId })
    .where('id', '=', id)
    .execute()
  if (fileIds) await carryFiles(work, reach.userId, fileIds, ['template_id', id])
  await tellTemplates(work, reach.userId, id, [sharingOf(held), content.sharing])
  const after = await accessTemplate(work, reach, id)
  await auditTemplate(work, reach, 'template-edited', { before: held, after })
  return after
}

/** It can be brought back for a day. */
export async function deleteTemplate(work: Work, reach: Reach, id: string): Promise<void> {
  const held = await accessTemplate(work, reach, id)
  demandEdit(reach, held)
  await work.db.updateTable('response_templates').set({ deleted_at: new Date() }).where('id', '=', id).execute()
  await tellTemplates(work, reach.userId, id, [sharingOf(held)])
  await auditTemplate(work, reach, 'template-deleted', { before: held })
}

/** As it was, its figures and files too. @throws {Refusal} `shortcut-taken` where another one has its shortcut by now */
export async function restoreTemplate(work: Work, reach: Reach, id: string): Promise<TemplateRow> {
  await holdTemplates(work)
  const held = await accessDeleted(work, reach, id)
  demandEdit(reach, held)
  await checkContent(work, reach, id, contentOf(held), { shortcut: held.shortcut })
  await checkRoom(work)
  await work.db.updateTable('response_templates').set({ deleted_at: null }).where('id', '=', id).execute()
  await tellTemplates(work, reach.userId, id, [sharingOf(held)])
  const after = await accessTemplate(work, reach, id)
  await auditTemplate(work, reach, 'template-restored', { after })
  return after
}

async function checkRoom({ db }: Work): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from response_templates where deleted_at is null`.execute(db)
  if (rows[0]!.count >= mostTemplates.all) throw new Refusal('too-many-templates')
}

function contentOf(row: TemplateRow): Content {
  const { kind, name, shortcut, description, text, url, keywords, folder_id: folderId, actions } = row
  return { kind, name, shortcut, description, text, url, keywords, folderId, actions, sharing: sharingOf(row) }
}

function toColumns({ kind, name, shortcut, description, text, url, keywords, folderId, sharing, actions }: Content) {
  return {
    ...{ kind, shortcut, description, text, url, keywords },
    name: name.trim(),
    folder_id: folderId,
    shared: sharing.with,
    live_chat_ids: sharing.with === 'live-chats' ? sharing.liveChatIds : [],
    group_ids: sharing.with === 'groups' ? sharing.groupIds : [],
    actions: JSON.stringify(actions),
  }
}
