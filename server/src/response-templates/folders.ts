import type { TemplateFolder } from '@parley/contract'
import { audited, auditedChange } from '../audit/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reach, Reads } from './reach.ts'
import { tellTemplates } from './tell-templates.ts'

interface Row {
  id: string
  name: string
  created_by: string | null
}

/** All see the same folders; who supervises or administers changes all of them, others those that they made. */
export async function listFolders({ db }: Reads, reach: Reach): Promise<TemplateFolder[]> {
  const rows = await db.selectFrom('template_folders').selectAll().orderBy('name').execute()
  return rows.map((row) => toFolder(row, reach))
}

export async function createFolder(work: Work, reach: Reach, name: string): Promise<TemplateFolder> {
  const row = { id: crypto.randomUUID(), name: name.trim(), created_by: reach.userId }
  await work.db.insertInto('template_folders').values(row).execute().catch(nameExists)
  await tellTemplates(work, reach.userId, null, [{ with: 'all' }])
  audited(work, reach.by, 'template-folder-created', folder(row))
  return toFolder(row, reach)
}

export async function editFolder(work: Work, reach: Reach, id: string, name: string): Promise<TemplateFolder> {
  const held = await hold(work, reach, id)
  const row = { ...held, name: name.trim() }
  await work.db.updateTable('template_folders').set({ name: row.name }).where('id', '=', id).execute().catch(nameExists)
  await tellTemplates(work, reach.userId, null, [{ with: 'all' }])
  const seen = { before: { name: held.name }, after: { name: row.name } }
  auditedChange(work, reach.by, 'template-folder-edited', folder(row), seen)
  return toFolder(row, reach)
}

export async function deleteFolder(work: Work, reach: Reach, id: string): Promise<void> {
  const held = await hold(work, reach, id)
  await work.db.deleteFrom('template_folders').where('id', '=', id).execute()
  await tellTemplates(work, reach.userId, null, [{ with: 'all' }])
  audited(work, reach.by, 'template-folder-deleted', folder(held))
}

async function hold({ db }: Work, reach: Reach, id: string): Promise<Row> {
  const row = await db.selectFrom('template_folders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  if (!isTheirs(row, reach)) throw new Refusal('forbidden')
  return row
}

const isTheirs = ({ created_by }: Row, { userId, administrator, supervises }: Reach) =>
  administrator || supervises || created_by === userId

const folder = ({ id, name }: Row) => ({ kind: 'template-folder' as const, id, name })

const toFolder = (row: Row, reach: Reach): TemplateFolder => ({ id: row.id, name: row.name, mine: isTheirs(row, reach) })

function nameExists(error: { constraint?: string }): never {
  throw error.constraint === 'template_folders_name' ? new Refusal('name-exists', { field: '/name' }) : error
}
