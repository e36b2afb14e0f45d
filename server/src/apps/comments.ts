import type { addItemComment as endpoint, File, ItemComment, Named, StaticOf } from '@parley/contract'
import { sql } from 'kysely'
import { attachToItem, filesById } from '../files/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { likeText } from '../platform/like-text.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reads } from './app.ts'
import { accessItem } from './item.ts'
import { demandFiles } from './may-read-item-file.ts'
import { cursorAt, placeAt } from './portion.ts'
import { subscribe, tellSubscribers } from './tell-subscribers.ts'
import { itemTopics, viewersOf } from './viewers.ts'

const portion = 30

type New = StaticOf<NonNullable<(typeof endpoint)['body']>>

interface Row {
  id: string
  item_id: string
  author_id: string
  author: string
  avatar_file_id: string | null
  text: string
  mentions: Named[]
  mention_ids: string[]
  file_ids: string[]
  at: Date
}

const comments = sql`
  select c.*, u.name as author, u.avatar_file_id,
    coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by lower(m.name))
      from users m where m.id = any(c.mention_ids)), '[]') as mentions
  from item_comments c join users u on u.id = c.author_id`

export async function listComments(reads: Reads, who: UserAsker, itemId: string, cursor?: string) {
  await accessItem(reads, who, itemId)
  const after = placeAt(cursor)
  const { rows } = await sql<Row>`${comments} where c.item_id = ${itemId}
    and (${after === undefined} or (c.at, c.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by c.at desc, c.id desc limit ${portion + 1}`.execute(reads.db)
  const page = rows.slice(0, portion)
  const files = await filesById(
    reads,
    page.flatMap(({ file_ids }) => file_ids),
  )
  return { items: page.map((row) => toComment(row, files)), next: rows.length > portion ? cursorAt(page.at(-1)!) : null }
}

/** Who writes and who is mentioned subscribe by it; those mentioned who may not view the item are not told [APP-12]. */
export async function addComment(
  database: Database,
  who: UserAsker,
  { itemId, id }: { itemId: string; id: string },
  { text, fileIds = [], mentionIds = [] }: New,
): Promise<ItemComment> {
  const plain = text.trim()
  if (plain === '' && fileIds.length === 0) throw new Refusal('message-empty', { field: '/text' })
  await transaction(database, async (work) => {
    const { app, item } = await accessItem(work, who, itemId)
    const { rows } = await sql<Row>`${comments} where c.id = ${id}`.execute(work.db)
    const known = rows[0]
    if (known) {
      const same = known.author_id === who.id && known.item_id === itemId && known.text === plain
      if (!same || known.file_ids.join() !== fileIds.join()) throw new Refusal('message-differs')
      return
    }
    const mentioned = mentionIds.length > 0 ? await viewersOf(work, itemId, mentionIds) : []
    await demandFiles(work, who, itemId, fileIds)
    await attachToItem(work, who, fileIds, itemId)
    const row = { id, item_id: itemId, author_id: who.id, text: plain, mention_ids: mentioned, file_ids: fileIds, at: new Date() }
    await work.db
      .insertInto('item_comments')
      .values(row)
      .execute()
      .catch((error) => {
        throw error.constraint === 'item_comments_pkey' ? new Refusal('message-differs') : error
      })
    await tellSubscribers(work, { kind: 'item-mentioned', itemId, by: who.id, only: mentioned })
    await tellSubscribers(work, { kind: 'item-commented', itemId, by: who.id, except: mentioned })
    await subscribe(work, itemId, [...new Set([who.id, ...mentioned])])
    work.publish(await itemTopics(work, item), { name: 'item.commented', appId: app.id, itemId })
  })
  const { rows } = await sql<Row>`${comments} where c.id = ${id}`.execute(database.db)
  return toComment(rows[0]!, await filesById(database, rows[0]!.file_ids))
}

function toComment({ id, author_id, author, avatar_file_id, text, mentions, file_ids, at }: Row, files: File[]): ItemComment {
  return {
    id,
    author: { id: author_id, name: author, avatarFileId: avatar_file_id },
    text,
    mentions,
    files: file_ids.flatMap((fileId) => files.find((file) => file.id === fileId) ?? []),
    at: at.toISOString(),
  }
}

/** Colleagues who may view the item, by a part of their name. */
export async function findMentions(reads: Reads, who: UserAsker, itemId: string, search = ''): Promise<Named[]> {
  await accessItem(reads, who, itemId)
  const rows = await reads.db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('state', '=', 'active')
    .where(sql<boolean>`lower(name) like ${`%${likeText(search.trim().toLowerCase())}%`}`)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(200)
    .execute()
  const viewers = await viewersOf(
    reads,
    itemId,
    rows.map(({ id }) => id),
  )
  return rows.filter(({ id }) => viewers.includes(id)).slice(0, 20)
}
