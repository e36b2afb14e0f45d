import type { ChannelChanged, editLiveChat as endpoint, LiveChat, StaticOf } from '@parley/contract'
import { sql } from 'kysely'
import { auditedEdit } from '../audit/index.ts'
import { rightsChanged, type UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Urls } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Concerned, concernedOf } from './concerned.ts'
import { internalName } from './create-live-chat.ts'
import { setGroups, setInternal } from './members.ts'
import { readLiveChat } from './read-live-chat.ts'
import { forgetLiveChat, type LiveChatChanged, liveChatsTopic } from './settings.ts'
import { settleAnswers } from './settle-answers.ts'
import { settleApps } from './settle-apps.ts'
import { websiteOf } from './website.ts'

type Edit = StaticOf<NonNullable<(typeof endpoint)['body']>>

/** All of what was sent or nothing; only over the version that the asker saw. */
export async function editLiveChat(
  database: Database,
  urls: Urls,
  who: UserAsker,
  { id, ...edit }: Edit & { id: string },
): Promise<LiveChat> {
  const after = await transaction(database, (work) =>
    auditedEdit(work, who, {
      action: 'live-chat-edited',
      kind: 'live-chat',
      read: () => readLiveChat(work, urls, id),
      change: () => change(work, who.id, id, edit),
    }),
  )
  forgetLiveChat(id)
  return after
}

async function change(work: Work, by: string, id: string, edit: Edit): Promise<void> {
  const { db } = work
  const held = await db.selectFrom('live_chats').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!held || held.deleted_at) throw new Refusal('not-found')
  if (held.version !== edit.version) throw new Refusal('changed-meanwhile')
  const before = await concernedOf(work, id)
  const groupsBefore = await groupIdsOf(work, id)

  const name = edit.name?.trim() ?? held.name
  if (name !== held.name) await rename(work, id, name)
  if (edit.operatorGroupIds) await setGroups(work, id, 'live_chat_operator_groups', edit.operatorGroupIds)
  if (edit.supervisorGroupIds) await setGroups(work, id, 'live_chat_supervisor_groups', edit.supervisorGroupIds)
  if (edit.readerGroupIds) await setGroups(work, id, 'live_chat_reader_groups', edit.readerGroupIds)
  if (edit.internal) await setInternal(work, id, edit.internal)
  const connected = edit.website && (await setWebsite(work, id, edit.website))
  if (connected !== undefined) await tellChannel(work, id, connected)

  const groups = await groupIdsOf(work, id)
  const { accountAppId, rule } = await settleApps(work, held, edit)
  if (rule.groupId !== null && !groups.includes(rule.groupId)) throw new Refusal('target-not-allowed', { field: '/rule/groupId' })
  await db
    .updateTable('live_chats')
    .set({
      rule: JSON.stringify(rule),
      account_app_id: accountAppId,
      ...(await settleAnswers(work, held, edit)),
      show_operator_name: edit.showOperatorName ?? held.show_operator_name,
      customer_transcripts: edit.customerTranscripts ?? held.customer_transcripts,
      version: held.version + 1,
      changed_at: new Date(),
      changed_by: by,
    })
    .where('id', '=', id)
    .execute()

  if (groupsBefore.some((group) => !groups.includes(group))) work.later('requeue-sessions', { liveChatId: id })
  tell(work, id, edit, before, await concernedOf(work, id))
}

/** Whoever loses the role of an operator loses the sessions too [ACC-11]; programs learn of new rights and names at once. */
function tell(work: Work, id: string, edit: Edit, before: Concerned, after: Concerned): void {
  work.publish([liveChatsTopic], { name: 'live-chat.changed', liveChatId: id } satisfies LiveChatChanged)
  const lost = before.operators.filter((user) => !after.operators.includes(user))
  if (lost.length > 0) work.later('return-sessions', { userIds: lost })
  const renamed = edit.name !== undefined
  const staff = [...before.operators, ...before.supervisors, ...after.operators, ...after.supervisors]
  // What sessions show of their apps is read anew with what is shown of the live chat.
  const apps = edit.accountAppId !== undefined || edit.registerAppIds !== undefined
  const concerned = new Set(renamed || apps || edit.operatorGroupIds || edit.supervisorGroupIds ? staff : [])
  const asWriters = edit.internal || edit.customerTranscripts !== undefined
  if (renamed || asWriters) for (const writer of [...before.writers, ...after.writers]) concerned.add(writer)
  rightsChanged(work, [...concerned])
}

async function rename({ db }: Work, id: string, name: string): Promise<void> {
  await db
    .updateTable('live_chats')
    .set({ name })
    .where('id', '=', id)
    .execute()
    .catch((error) => {
      throw error.constraint === 'live_chats_name' ? new Refusal('name-exists', { field: '/name' }) : error
    })
  const channel = db.updateTable('channels').set({ name: internalName(name) })
  await channel.where('live_chat_id', '=', id).where('kind', '=', 'internal').execute()
}

/** Whether it is on, where that is new. */
async function setWebsite(work: Work, id: string, edit: NonNullable<Edit['website']>): Promise<boolean | undefined> {
  const { channelId, name: _name, ...held } = (await websiteOf(work, id))!
  const settings = { ...held, ...edit, ...(edit.allowedOrigins && { allowedOrigins: originsOf(edit.allowedOrigins) }) }
  await work.db
    .updateTable('channels')
    .set({ settings: JSON.stringify(settings), state: settings.enabled ? 'active' : 'disconnected' })
    .where('id', '=', channelId)
    .execute()
  return settings.enabled === held.enabled ? undefined : settings.enabled
}

/** Who answers there, who supervises, and who has a session of it though in no group; and its visitors [CMP-09, ACC-10]. */
async function tellChannel(work: Work, id: string, connected: boolean): Promise<void> {
  const { rows } = await sql<{ operator_id: string }>`
    select distinct operator_id from sessions where live_chat_id = ${id}::uuid and state = 'assigned'`.execute(work.db)
  const holders = rows.map(({ operator_id }) => `user:${operator_id}`)
  work.publish([`visitors:${id}`, `operators:${id}`, `supervisors:${id}`, ...holders], {
    name: 'channel.changed',
    liveChatId: id,
    channelKind: 'website',
    connected,
  } satisfies ChannelChanged)
}

/** As browsers send them: in lower case, without the port that goes without saying (RFC 6454 §6.2). */
function originsOf(origins: string[]): string[] {
  const normal = (origin: string) =>
    origin
      .toLowerCase()
      .replace(/^(https:.*):443$/, '$1')
      .replace(/^(http:.*):80$/, '$1')
  return [...new Set(origins.map(normal))]
}

async function groupIdsOf({ db }: Pick<Work, 'db'>, id: string): Promise<string[]> {
  const rows = await db.selectFrom('live_chat_operator_groups').select('group_id').where('live_chat_id', '=', id).execute()
  return rows.map(({ group_id }) => group_id)
}
