import { encryptNotification } from '@block65/webcrypto-web-push'
import { sql } from 'kysely'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Means } from '../platform/means.ts'
import { tellNotices } from './notices.ts'
import { isPushService } from './push-devices.ts'
import { vapidFor } from './vapid.ts'

/** What a browser shows. It is encrypted for that browser (RFC 8291); the push service sees its size. */
export interface PushNotice {
  title: string
  body: string
  /** Where a click leads. */
  path: string
  /** A later one of the same tag takes its place. */
  tag: string
  /** ms since 1970. */
  at: number
  /** The self-test: the program is told that it came. */
  nonce?: string
}

interface Payload {
  deviceId: string
  notice: PushNotice
}

interface Device {
  user_id: string
  endpoint: string
  p256dh: string
  auth: string
}

const name = 'send-push'
/** Later than this (s) nobody wants to know of it. */
const lifetime = 4 * 3_600
const patience = 10_000

/** One job for each browser of this person. */
export async function pushTo(work: Work, userId: string, notice: PushNotice): Promise<void> {
  const devices = await work.db.selectFrom('push_devices').select('id').where('user_id', '=', userId).execute()
  for (const { id } of devices) work.later(name, { deviceId: id, notice } satisfies Payload)
}

export const sendPush = (means: Means): Task<Payload> => ({
  name,
  // With growing pauses, for some ten minutes.
  attempts: 7,
  async run(database, { deviceId, notice }) {
    const device = await deviceById(database, deviceId)
    if (!device || Date.now() - notice.at > lifetime * 1_000) return
    const status = await deliver(means, device, notice)
    if (status === 404 || status === 410) await forget(database, deviceId)
    else if (status === 429 || status >= 500) throw new Error(`The push service answers ${status}`)
    else if (status >= 400)
      means.logger.warn({ status, service: new URL(device.endpoint).host }, 'a push service refuses a notice')
    else await sql`update push_devices set delivered_at = now() where id = ${deviceId}`.execute(database.db)
  },
})

/** At once, for who waits for it. False: it was not taken. */
export async function pushNow(means: Means, userId: string, deviceId: string, notice: PushNotice): Promise<boolean | undefined> {
  const device = await deviceById(means.database, deviceId)
  if (device?.user_id !== userId) return undefined
  const status = await deliver(means, device, notice).catch(() => 0)
  if (status === 404 || status === 410) await forget(means.database, deviceId)
  return status >= 200 && status < 300
}

async function deviceById({ db }: Pick<Work, 'db'>, id: string): Promise<Device | undefined> {
  const { rows } = await sql<Device>`select d.user_id, d.endpoint, d.p256dh, d.auth from push_devices d
    join users u on u.id = d.user_id and u.state = 'active' where d.id = ${id}`.execute(db)
  return rows[0]
}

/** The service's HTTP status (RFC 8030 §5). @throws where it cannot be reached */
async function deliver(means: Means, { endpoint, p256dh, auth }: Device, notice: PushNotice): Promise<number> {
  if (!isPushService(endpoint, means.pushServices)) return 410
  const subscription = { endpoint, expirationTime: null, keys: { p256dh, auth } }
  const body = await encryptNotification(subscription, new TextEncoder().encode(JSON.stringify(notice)))
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: await vapidFor(means, endpoint),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(lifetime),
      urgency: 'high',
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  })
  await answer.body?.cancel()
  return answer.status
}

function forget(database: Database, id: string): Promise<void> {
  return transaction(database, async (work) => {
    const gone = await work.db.deleteFrom('push_devices').where('id', '=', id).returning('user_id').execute()
    for (const { user_id } of gone) await tellNotices(work, user_id)
  })
}
