import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { WhoAsks } from '../platform/http.ts'
import type { Reading } from '../platform/log.ts'
import type { Means } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Asker, UserAsker, VisitorAsker } from './asker.ts'
import { readCookie } from './cookie.ts'
import { isSecure } from './given.ts'
import { holds } from './lifetime.ts'
import { owesFactor } from './second-factor.ts'
import { hashOf } from './secret.ts'

export interface Asking extends Pick<Means, 'database' | 'urls'> {
  /** Who holds this visitor token (`Authorization: Bearer`); handed in by the house. */
  visitorByToken(database: Database, token: string): Promise<VisitorAsker | undefined>
}

export interface Askers {
  whoAsks: WhoAsks<Asker>
  hear(reading: Pick<Reading, 'events' | 'tooMuch'>): void
}

interface Remembered {
  asker: Asker
  until: number
}

/** How long a token that was found good is not looked up again (ms), and how many are remembered. */
const memory = 60_000
const most = 50_000

/**
 * Who asks, from memory where it can be. Remembering does not outlive a revocation, since the log tells of it (`hear`) and what
 * was being looked up meanwhile is not remembered.
 */
export function askers({ database, urls, visitorByToken }: Asking): Askers {
  const remembered = new Map<string, Remembered>()
  let forgotten = 0

  async function lookUp(token: string, find: (database: Database, token: string) => Promise<Asker | undefined>) {
    const before = forgotten
    const asker = await find(database, token)
    if (!asker || before !== forgotten) return asker
    if (remembered.size >= most) remembered.clear()
    remembered.set(token, { asker, until: Date.now() + memory })
    return asker
  }

  return {
    whoAsks({ headers }) {
      const bearer = headers.authorization?.match(/^Bearer ([\w.~+/=-]{1,200})$/i)?.[1]
      const token = headers.authorization === undefined ? readCookie(headers, isSecure({ urls })) : bearer
      if (token === undefined) return undefined
      // A cookie is never a visitor's token, nor the other way round.
      const known = remembered.get(bearer === undefined ? `cookie ${token}` : token)
      if (known && known.until > Date.now()) return known.asker
      return bearer === undefined
        ? lookUp(`cookie ${token}`, (database) => userBySignIn(database, token))
        : lookUp(token, visitorByToken)
    },
    hear({ events, tooMuch }) {
      if (tooMuch) {
        forgotten++
        return remembered.clear()
      }
      const changed = new Set<string>()
      for (const { topics } of events) for (const topic of topics) if (topic.startsWith('rights:')) changed.add(topic.slice(7))
      if (changed.size === 0) return
      forgotten++
      for (const [token, { asker }] of remembered) if (changed.has(asker.id)) remembered.delete(token)
    },
  }
}

type SignIn = { user_id: string; administrator: boolean; owes: boolean; used_at: Date }

/** A sign-in that still holds, of somebody who is not locked. Its use is noted, a minute's use as one. */
async function userBySignIn({ db }: Database, token: string): Promise<UserAsker | undefined> {
  const signIn = hashOf(token)
  const { rows } = await sql<SignIn>`
    select s.user_id, s.used_at, exists (select from memberships m join groups g on g.id = m.group_id
      where m.user_id = s.user_id and g.system = 'administrators') as administrator,
      ${owesFactor} as owes
    from sign_ins s join users u on u.id = s.user_id and u.state = 'active'
    where s.token_hash = ${signIn} and ${holds}`.execute(db)
  const found = rows[0]
  if (!found) return undefined
  if (Date.now() - found.used_at.getTime() > memory / 2) {
    await db.updateTable('sign_ins').set({ used_at: sql`now()` }).where('token_hash', '=', signIn).execute()
  }
  const { user_id: id, administrator, owes } = found
  return {
    ...{ kind: 'user', id, administrator, signIn: signIn.toString('hex') },
    ...(owes && { owes: 'second-factor-required' }),
  }
}

/**
 * What everybody of our people hears; nothing any more once they are locked [P13].
 * @throws {Refusal} `not-signed-in`: their sign-in has ended. `second-factor-required`: nothing is for them before that.
 */
export async function ownTopics({ db }: Pick<Database, 'db'>, who: UserAsker): Promise<Set<string> | undefined> {
  const { id, signIn = null } = who
  const { rows } = await sql<{ signed_in: boolean; owes: boolean }>`
    select ${signIn}::text is null or s.user_id is not null as signed_in, coalesce(${owesFactor}, false) as owes
    from users u left join sign_ins s on s.token_hash = decode(${signIn}::text, 'hex') and ${holds}
    where u.id = ${id} and u.state = 'active'`.execute(db)
  if (rows[0]?.signed_in === false) throw new Refusal('not-signed-in')
  if (rows[0]?.owes) throw new Refusal('second-factor-required')
  return rows[0] && new Set([`user:${id}`, `rights:${id}`, 'everyone'])
}
