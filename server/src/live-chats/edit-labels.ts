import { type Label, type LabelsChanged, mostLabels } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { labelsOf, labelVersion } from './labels.ts'

interface Edit {
  name?: string
  colour?: string
}

/** One more, at the end of the list [LAB-01]. */
export async function createLabel(work: Work, liveChatId: string, { name, colour }: Required<Edit>): Promise<Label> {
  await holdLiveChat(work, liveChatId)
  const labels = await labelsOf(work, liveChatId)
  if (labels.length >= mostLabels.ofLiveChat) throw new Refusal('too-many-labels')
  const label = { id: crypto.randomUUID(), name: name.trim(), colour: colour.toLowerCase() }
  const row = { ...label, live_chat_id: liveChatId, place: labels.length }
  await work.db.insertInto('labels').values(row).execute().catch(nameExists)
  await tell(work, liveChatId)
  return label
}

/** Only over what the asker saw. Sessions know their labels by id, so that a new name is seen on all of them at once. */
export async function editLabel(
  work: Work,
  liveChatId: string,
  id: string,
  { version, name, colour }: Edit & { version: string },
) {
  await holdLiveChat(work, liveChatId)
  const { rows } = await sql<Pick<Label, 'name' | 'colour'> & { version: string }>`
    select b.name, b.colour, ${labelVersion} as version from labels b
    where b.id = ${id}::uuid and b.live_chat_id = ${liveChatId}::uuid`.execute(work.db)
  const [held] = rows
  if (!held) throw new Refusal('not-found')
  if (held.version !== version) throw new Refusal('changed-meanwhile')
  const label: Omit<Label, 'id'> = { name: name?.trim() ?? held.name, colour: colour?.toLowerCase() ?? held.colour }
  await work.db.updateTable('labels').set(label).where('id', '=', id).execute().catch(nameExists)
  await tell(work, liveChatId)
  return { id, ...label }
}

/** Their ids stay on sessions and mean nothing any more. */
export async function deleteLabel(work: Work, liveChatId: string, id: string): Promise<void> {
  await holdLiveChat(work, liveChatId)
  const { db } = work
  const gone = await db.deleteFrom('labels').where('id', '=', id).where('live_chat_id', '=', liveChatId).executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw new Refusal('not-found')
  await setOrder(
    work,
    (await labelsOf(work, liveChatId)).map((label) => label.id),
  )
  await tell(work, liveChatId)
}

interface Order {
  seenIds: readonly string[]
  labelIds: readonly string[]
}

/** All of them, each once; where somebody added, deleted or moved one meanwhile, nothing is ordered. */
export async function orderLabels(work: Work, liveChatId: string, { seenIds, labelIds }: Order): Promise<void> {
  await holdLiveChat(work, liveChatId)
  const held = (await labelsOf(work, liveChatId)).map(({ id }) => id)
  const known = held.length === labelIds.length && held.every((id) => labelIds.includes(id))
  if (!known || held.join() !== seenIds.join()) throw new Refusal('changed-meanwhile')
  await setOrder(work, labelIds)
  await tell(work, liveChatId)
}

async function setOrder({ db }: Work, ids: readonly string[]): Promise<void> {
  for (const [place, id] of ids.entries()) await db.updateTable('labels').set({ place }).where('id', '=', id).execute()
}

/** What administrators do to the labels of one live chat is done one after another. */
async function holdLiveChat({ db }: Work, id: string): Promise<void> {
  const chat = db.selectFrom('live_chats').select('id').where('id', '=', id).where('deleted_at', 'is', null)
  if (!(await chat.forNoKeyUpdate().executeTakeFirst())) throw new Refusal('not-found')
}

/** Everybody with a role in it. */
async function tell(work: Work, liveChatId: string): Promise<void> {
  const labels = await labelsOf(work, liveChatId)
  work.publish([`colleagues:${liveChatId}`], { name: 'labels.changed', liveChatId, labels } satisfies LabelsChanged)
}

function nameExists(error: { constraint?: string }): never {
  throw error.constraint === 'labels_name' ? new Refusal('name-exists', { field: '/name' }) : error
}
