import type { TemplateSharing } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../audit/index.ts'
import { rolesOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'
import { Refusal } from '../platform/refusal.ts'

export type Reads = Pick<Work, 'db'>

/** How far somebody's templates reach: where they answer or supervise, and in which groups they are. */
export interface Reach {
  /** Who asks, and from where. */
  by: Actor
  userId: string
  administrator: boolean
  supervises: boolean
  liveChatIds: string[]
  /** Theirs, and those that answer in live chats that they supervise. */
  groupIds: string[]
}

/** @throws {Refusal} `forbidden` for who has no role and no session in any live chat [CMP-05] */
export async function reachOf(reads: Reads, by: UserAsker): Promise<Reach> {
  const { id, administrator } = by
  const roles = await rolesOf(reads, id)
  // Whoever has a session is its operator whatever their groups are [ACC-10].
  const { rows } = await sql<{ id: string }>`
    select distinct live_chat_id as id from sessions where operator_id = ${id}::uuid and state = 'assigned'`.execute(reads.db)
  const liveChatIds = [...new Set([...Object.keys(roles), ...rows.map(({ id }) => id)])]
  if (!administrator && liveChatIds.length === 0) throw new Refusal('forbidden')
  const supervised = Object.entries(roles).flatMap(([chat, role]) => (role.supervisor ? chat : []))
  const groups = await sql<{ id: string }>`
    select group_id as id from memberships where user_id = ${id}::uuid
    union select group_id from live_chat_operator_groups where live_chat_id = any (${plainList(supervised)}::uuid[])`.execute(
    reads.db,
  )
  const groupIds = groups.rows.map(({ id }) => id)
  return { by, userId: id, administrator, supervises: supervised.length > 0, liveChatIds, groupIds }
}

/** Of `response_templates t`: what they find. What is somebody's alone is nobody else's, administrators included. */
export function visibleTo(reach: Reach): RawBuilder<boolean> {
  return sql<boolean>`t.deleted_at is null and ${mayFind(reach)}`
}

/** The same of what is deleted too. */
export function mayFind({ userId, administrator, liveChatIds, groupIds }: Reach): RawBuilder<boolean> {
  return sql<boolean>`(t.author_id = ${userId}::uuid or t.shared = 'all' or (t.shared <> 'me' and ${administrator}::boolean)
    or (t.shared = 'live-chats' and t.live_chat_ids && ${plainList(liveChatIds)}::uuid[])
    or (t.shared = 'groups' and t.group_ids && ${plainList(groupIds)}::uuid[]))`
}

/** With whom somebody may share: with live chats and groups of their own, administrators with everybody. */
export function mayShare({ administrator, liveChatIds, groupIds }: Reach, sharing: TemplateSharing): boolean {
  if (administrator || sharing.with === 'me') return true
  if (sharing.with === 'live-chats') return sharing.liveChatIds.every((id) => liveChatIds.includes(id))
  return sharing.with === 'groups' && sharing.groupIds.every((id) => groupIds.includes(id))
}

/** One's own, and what is shared with live chats and groups of one's own alone: nobody changes what others work with unseen [CMP-05]. */
export function mayEdit(reach: Reach, authorId: string | null, sharing: TemplateSharing): boolean {
  return authorId === reach.userId || (sharing.with !== 'me' && mayShare(reach, sharing))
}
