import type { PushDevice } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { tellNotices } from './notices.ts'

type Reads = Pick<Work, 'db'>

/** Browsers of one person at most. */
const most = 20

/** What the services of Chrome, Edge, Firefox and Safari are called. Nothing else is sent to, so that nobody makes us ask elsewhere. */
const known = [
  /^fcm\.googleapis\.com$/,
  /^([a-z0-9-]+\.)*push\.services\.mozilla\.com$/,
  /^([a-z0-9-]+\.)*push\.apple\.com$/,
  /^([a-z0-9-]+\.)*notify\.windows\.com$/,
]

/** `others`: origins that PARLEY_PUSH_SERVICES names besides. */
export function isPushService(endpoint: string, others: readonly string[]): boolean {
  const url = URL.parse(endpoint)
  if (!url || url.username || url.password) return false
  if (others.includes(url.origin)) return true
  return url.protocol === 'https:' && url.port === '' && known.some((host) => host.test(url.hostname))
}

export async function pushDevicesOf({ db }: Reads, userId: string): Promise<PushDevice[]> {
  const { rows } = await sql<Row>`select id, name, created_at, delivered_at from push_devices where user_id = ${userId}
    order by created_at, id`.execute(db)
  return rows.map(toDevice)
}

interface Subscription {
  endpoint: string
  p256dh: string
  auth: string
}

/** A browser that another person used before is this person's from now on. */
export async function turnOnPush(
  work: Work,
  who: UserAsker,
  id: string,
  { endpoint, p256dh, auth, name }: Subscription & { name: string },
): Promise<PushDevice> {
  const { db } = work
  const before = await sql<{ id: string; user_id: string }>`
    delete from push_devices where endpoint = ${endpoint} or id = ${id} returning id, user_id`.execute(db)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::int as count from push_devices where user_id = ${who.id}`.execute(db)
  if (counted[0]!.count >= most) throw new Refusal('too-many-devices')
  const { rows } = await sql<Row>`
    insert into push_devices (id, user_id, sign_in, endpoint, p256dh, auth, name)
    values (${id}, ${who.id}, decode(${who.signIn ?? ''}, 'hex'), ${endpoint}, ${p256dh}, ${auth}, ${name})
    returning id, name, created_at, delivered_at`.execute(db)
  for (const userId of new Set([who.id, ...before.rows.map(({ user_id }) => user_id)])) await tellNotices(work, userId)
  return toDevice(rows[0]!)
}

export async function turnOffPush(work: Work, userId: string, id: string): Promise<void> {
  const gone = await work.db
    .deleteFrom('push_devices')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('id')
    .execute()
  if (gone.length === 0) throw new Refusal('not-found')
  await tellNotices(work, userId)
}

interface Row {
  id: string
  name: string
  created_at: Date
  delivered_at: Date | null
}

function toDevice({ id, name, created_at, delivered_at }: Row): PushDevice {
  return { id, name, createdAt: created_at.toISOString(), deliveredAt: delivered_at?.toISOString() ?? null }
}
