import type { visit as endpoint, StaticOf } from '@parley/contract'
import { sql } from 'kysely'
import { type About, isAnonymous, newVisitor, newVisitorToken, noteVisit, visitorByToken } from '../../../customers/index.ts'
import { identitySecretsOf, type WebsiteOf, websiteOf } from '../../../live-chats/index.ts'
import type { VisitorAsker } from '../../../people/index.ts'
import { transaction, type Work } from '../../../platform/database.ts'
import type { Task } from '../../../platform/jobs.ts'
import { addressKey } from '../../../platform/limits.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { customerByExternalId, hasSessions, makeThread } from '../../../sessions/index.ts'
import type { ChannelMeans } from '../../kind.ts'
import { type Identity, verifyIdentity } from './identity.ts'
import { isAllowed } from './origins.ts'

export type Visit = StaticOf<NonNullable<(typeof endpoint)['body']>> & Pick<About, 'language' | 'browser' | 'country'>

export interface Visited {
  website: WebsiteOf
  token: string
  asker: VisitorAsker
  threadId: string
  joinable: boolean
}

/** A live chat's website as long as it is switched on. */
async function openWebsite(reads: Pick<Work, 'db'>, liveChatId: string): Promise<WebsiteOf> {
  const website = await websiteOf(reads, liveChatId)
  if (!website?.enabled) throw new Refusal('not-found')
  return website
}

/** Who visits: the browser's visitor by its token, whom the website has signed, or somebody new. `address` is where they come from. */
export async function visit(means: ChannelMeans, liveChatId: string, given: Visit, address: string): Promise<Visited> {
  const { database, secrets, urls } = means
  const website = await openWebsite(database, liveChatId)
  if (given.origin !== undefined && !isAllowed(website.allowedOrigins, urls, given.origin))
    throw new Refusal('origin-not-allowed')

  // A token that the server did not make is nobody's: whoever brings one is new.
  const holder = given.token ? await visitorByToken(database, given.token) : undefined
  const known = holder?.liveChatId === liveChatId ? holder : undefined
  const identity = given.identity
    ? await verifyIdentity(given.identity, await identitySecretsOf(database, secrets, website.channelId))
    : undefined
  const visiting: Visiting = { means, website, liveChatId, given, address, known }
  return transaction(database, (work) => (identity ? visitAs(work, visiting, identity) : visitUnsigned(work, visiting)))
}

interface Visiting {
  means: ChannelMeans
  website: WebsiteOf
  liveChatId: string
  given: Visit
  address: string
  known: VisitorAsker | undefined
}

async function visitUnsigned(work: Work, visiting: Visiting): Promise<Visited> {
  const { website, liveChatId, given, known } = visiting
  const said = website.enforceIdentity ? {} : { name: given.name?.trim() || undefined, email: given.email?.trim() || undefined }
  const about = { ...factsOf(given), ...((!known || (await isAnonymous(work, known.id))) && said) }
  if (known) {
    await noteVisit(work, known.id, about)
    return visited(work, visiting, known.id, given.token!)
  }
  const { customerId, token } = await makeVisitor(work, visiting, about)
  return visited(work, { ...visiting, liveChatId }, customerId, token)
}

async function visitAs(work: Work, visiting: Visiting, identity: Identity): Promise<Visited> {
  const { website, liveChatId, given, known } = visiting
  await useUp(work, website.channelId, identity)
  const { externalId, name, email, phone } = identity
  // Two browsers that bring the same person for the first time become one customer.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${website.channelId} ${externalId}`}, 0))`.execute(work.db)
  const about = { ...factsOf(given), name, email, phone }
  const customerId = await customerByExternalId(work, website.channelId, externalId)
  if (!customerId) {
    const made = await makeVisitor(work, visiting, { ...about, externalId })
    return visited(work, visiting, made.customerId, made.token, externalId)
  }
  await noteVisit(work, customerId, about)
  const token = known?.id === customerId ? given.token! : await newVisitorToken(work, customerId, liveChatId)
  return visited(work, visiting, customerId, token, externalId)
}

function factsOf({ page, referrer, language, browser, country }: Visit): About {
  return { page, referrer: referrer || undefined, language, browser, country }
}

async function makeVisitor(work: Work, { means, liveChatId, address }: Visiting, about: About & { externalId?: string }) {
  await means.limits.take('newVisitorsPerMinute', addressKey(address))
  const given = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined))
  return newVisitor(work, { liveChatId, ...given })
}

async function visited(work: Work, visiting: Visiting, customerId: string, token: string, externalId?: string): Promise<Visited> {
  const { website, liveChatId, known } = visiting
  const threadId = await makeThread(work, { liveChatId, channelKind: 'website', customerId, ...(externalId && { externalId }) })
  const joinable =
    externalId !== undefined &&
    known !== undefined &&
    known.id !== customerId &&
    (await isAnonymous(work, known.id)) &&
    (await hasSessions(work, known.id))
  return { website, token, asker: { kind: 'visitor', id: customerId, liveChatId }, threadId, joinable }
}

/** Each token with a `jti` is good once: one that was overheard is worth nothing. */
async function useUp({ db }: Work, channelId: string, { jti, expiresAt }: Identity): Promise<void> {
  if (jti === undefined) return
  const used = await db
    .insertInto('used_identities')
    .values({ channel_id: channelId, jti, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('jti')
    .executeTakeFirst()
  if (!used) throw new Refusal('identity-invalid')
}

/** Tokens that have expired are refused for that; that they were used need not be known any longer. */
export const forgetUsedIdentities: Task = {
  name: 'forget-used-identities',
  cron: '37 * * * *',
  run: async ({ db }) => void (await db.deleteFrom('used_identities').where('expires_at', '<', new Date()).execute()),
}
