import { accountFieldsIn, type MacroActions, type TemplateKind, type TemplateSharing, unknownInResponse } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'
import { Refusal } from '../platform/refusal.ts'
import { mayShare, type Reach, visibleTo } from './reach.ts'
import { accountFieldsFor } from './read-choices.ts'

/** A template or an article as it is to be. */
export interface Content {
  kind: TemplateKind
  name: string
  shortcut: string
  description: string
  text: string
  url: string
  keywords: string
  folderId: string | null
  sharing: TemplateSharing
  actions: MacroActions
}

/** What a change names; the rest stands as it was and is not looked at again. */
export type Changed = Partial<Content>

/** @throws {Refusal} at the field that is not right */
export async function checkContent(work: Work, reach: Reach, id: string, content: Content, changed: Changed): Promise<void> {
  const { kind, text, url } = content
  if (kind === 'template' && text.trim() === '') throw new Refusal('bad-request', { field: '/text' })
  if (kind === 'article' && !isAddress(url)) throw new Refusal('bad-request', { field: '/url' })
  if (changed.text !== undefined) await checkVariables(work, text)
  if (changed.sharing && !mayShare(reach, changed.sharing)) throw new Refusal('sharing-not-allowed', { field: '/sharing' })
  if (changed.sharing) await checkShared(work, changed.sharing)
  if (changed.actions) await checkActions(work, changed.actions)
  if (changed.folderId) await holdFolder(work, changed.folderId)
  if (changed.shortcut) await checkShortcut(work, reach, id, changed.shortcut)
}

/** Whoever looks for a free shortcut, or counts, holds this until the end. */
export async function holdTemplates({ db }: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(7073214)`.execute(db)
}

function isAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}

/** [CMP-07] A variable that nothing stands for would reach the customer in braces. */
async function checkVariables(work: Work, text: string): Promise<void> {
  const refuse = (name: string): never => {
    throw new Refusal('template-unknown', { field: '/text', detail: `{${name}}` })
  }
  const [unknown] = unknownInResponse(text)
  if (unknown !== undefined) refuse(unknown)
  const codes = accountFieldsIn(text)
  if (codes.length === 0) return
  const fields = await accountFieldsFor(work, null, null)
  const missing = codes.find((code) => !fields.some((field) => field.code === code))
  if (missing !== undefined) refuse(`account.${missing}`)
}

async function checkShared({ db }: Work, sharing: TemplateSharing): Promise<void> {
  const ids = sharing.with === 'live-chats' ? sharing.liveChatIds : sharing.with === 'groups' ? sharing.groupIds : []
  if (ids.length === 0) return
  const table = sql.table(sharing.with === 'groups' ? 'groups' : 'live_chats')
  const { rows } = await sql`select from ${table} where id = any (${plainList(ids)}::uuid[])`.execute(db)
  if (rows.length < ids.length) throw new Refusal('not-found', { field: '/sharing' })
}

async function checkActions({ db }: Work, { labelIds, groupId, close }: MacroActions): Promise<void> {
  // Who gives a session away has nothing to close any more.
  if (close && groupId !== null) throw new Refusal('bad-request', { field: '/actions/close' })
  const labels = await sql`select from labels where id = any (${plainList(labelIds)}::uuid[])`.execute(db)
  if (labels.rows.length < labelIds.length) throw new Refusal('label-not-found', { field: '/actions/labelIds' })
  if (groupId === null) return
  const { rows } = await sql`select from live_chat_operator_groups where group_id = ${groupId}::uuid limit 1`.execute(db)
  if (rows.length === 0) throw new Refusal('target-not-allowed', { field: '/actions/groupId' })
}

/** It stays until this is committed. */
async function holdFolder({ db }: Work, id: string): Promise<void> {
  const found = await db.selectFrom('template_folders').select('id').where('id', '=', id).forKeyShare().executeTakeFirst()
  if (!found) throw new Refusal('not-found', { field: '/folderId' })
}

/** Two that one person sees never have the same; what they do not see is none of their business. */
async function checkShortcut(work: Work, reach: Reach, id: string, shortcut: string): Promise<void> {
  const { rows } = await sql<{ shortcut: string }>`
    select t.shortcut from response_templates t where t.shortcut <> '' and t.id <> ${id}::uuid and ${visibleTo(reach)}`.execute(
    work.db,
  )
  const taken = new Set(rows.map((row) => row.shortcut))
  if (!taken.has(shortcut)) return
  let at = 2
  const next = () => `${shortcut.slice(0, 36)}-${at}`
  while (taken.has(next())) at++
  throw new Refusal('shortcut-taken', { field: '/shortcut', suggestion: next() })
}
