import type { CustomerChanged, Notice } from '@parley/contract'
import { sql } from 'kysely'
import { audited } from '../../audit/index.ts'
import { lockPerson, mergeRecords, type Person, partRecords, personOf, renamePerson } from '../../customers/index.ts'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction, type Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Staff } from '../access.ts'
import { changeSession } from '../change-session.ts'
import { type Session, whoHears } from '../session.ts'
import { lockSessions, sessionsById } from '../sessions-query.ts'
import { tellBound } from '../tell-bindings.ts'
import { accessCustomer, demandEdit } from './access-customer.ts'

const patience = 3

type Change = Extract<Notice, { kind: 'customer' }>

/** @throws {Refusal} `not-found`, `operator-offline`, `customer-employee` */
export async function editCustomer(database: Database, who: UserAsker, id: string, { name }: { name: string }): Promise<void> {
  await again(database, async (work) => {
    const known = await accessCustomer(work, who, id)
    demandEdit(known)
    const { person, row, viewer } = known
    if (row.userId !== null) throw new Refusal('customer-employee')
    const open = await holdStill(work, person)
    const from = (await lockPerson(work, [person])).get(person.lead)!.name
    const to = name.trim()
    if (from === to) return
    await renamePerson(work, person, to)
    await tell(work, viewer, open, { kind: 'customer', change: 'renamed', from, to })
    await tellChanged(work, person, to)
  })
}

/** @throws {Refusal} `not-found`, `operator-offline`, `customer-employee`, `merge-other-way`, `changed-meanwhile` */
export async function mergeCustomers(database: Database, who: UserAsker, id: string, otherId: string): Promise<void> {
  await again(database, async (work) => {
    const [known, other] = [await accessCustomer(work, who, id), await accessCustomer(work, who, otherId)]
    demandEdit(known)
    demandEdit(other)
    // They are one already: a retry, or a colleague was quicker.
    if (known.person.lead === other.person.lead) return
    const open = await holdStill(work, known.person, other.person)
    const held = await lockPerson(work, [known.person, other.person])
    const made = await mergeRecords(work, held, known.person, other.person, who.id)
    const notice: Change = { kind: 'customer', change: 'merged', from: made.goneName, to: made.keptName }
    await tell(work, known.viewer, open, notice)
    await tellChanged(work, await personOf(work, id), made.keptName)
    for (const appId of made.appIds) await tellBound(work, id, appId)
    await auditMerge(work, who, 'customers-merged', known.person.lead, other.person)
  })
}

/** @throws {Refusal} `not-found`, `operator-offline`, `changed-meanwhile` */
export async function unmergeCustomers(database: Database, who: UserAsker, id: string, otherId: string): Promise<void> {
  await again(database, async (work) => {
    const known = await accessCustomer(work, who, id)
    demandEdit(known)
    const open = await holdStill(work, known.person)
    await lockPerson(work, [known.person])
    const parted = await partRecords(work, known.person.lead, otherId, who.id)
    const notice: Change = { kind: 'customer', change: 'parted', from: parted.goneName, to: parted.keptName }
    await tell(work, known.viewer, open, notice)
    await tellChanged(work, await personOf(work, known.person.lead), parted.keptName)
    await tellChanged(work, parted.parted, parted.goneName)
    for (const appId of parted.appIds) await tellBound(work, known.person.lead, appId)
    await auditMerge(work, who, 'customers-parted', known.person.lead, parted.parted)
  })
}

/** By the live chats in which they wrote, as sessions are: who has no role there does not learn who it was [NFR-06, ACC-07]. */
async function auditMerge(
  work: Work,
  who: UserAsker,
  action: 'customers-merged' | 'customers-parted',
  lead: string,
  other: Person,
): Promise<void> {
  const { rows } = await sql<{ name: string | null }>`
    select string_agg(distinct l.name, ', ') as name from sessions s join live_chats l on l.id = s.live_chat_id
    where s.customer_id in (select id from customers where id = ${lead}::uuid or merged_into = ${lead}::uuid)
      or s.customer_id = any(${other.ids}::uuid[])`.execute(work.db)
  const seen = { [action === 'customers-merged' ? 'after' : 'before']: { otherRecord: other.lead } }
  audited(work, who, action, { kind: 'customer', id: lead, name: rows[0]?.name ?? '' }, seen)
}

/** Of two who change the same people at once the second looks at what the first made of them, and goes on from there. */
async function again(database: Database, work: (work: Work) => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction(database, work)
    } catch (error) {
      if (tries > patience || !(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error
    }
  }
}

/** No session of theirs begins, and what is open stands still: threads, then sessions, as everybody locks them. */
async function holdStill(work: Work, ...people: Person[]): Promise<string[]> {
  const ids = people.flatMap((person) => person.ids)
  await sql`select from threads where customer_id = any(${ids}::uuid[]) order by id for no key update`.execute(work.db)
  const { rows } = await sql<{ id: string }>`
    select id from sessions where customer_id = any(${ids}::uuid[]) and state in ('queued', 'assigned', 'bot')`.execute(work.db)
  const open = rows.map(({ id }) => id)
  await lockSessions(work, open)
  return open
}

/** In the timeline of each open session [SES-16]: whoever had it in mind under another name looks again. */
async function tell(work: Work, { userId, name }: Staff, open: readonly string[], notice: Change): Promise<void> {
  for (const session of await sessionsById(work, open))
    if (session.closed_at === null) changeSession(work, session, {}, { author: 'operator', id: userId, name }, [notice])
}

async function tellChanged(work: Work, { lead, ids }: Person, customerName: string): Promise<void> {
  const { rows } = await sql<Pick<Session, 'live_chat_id' | 'state' | 'group_id' | 'operator_id'>>`
    select distinct live_chat_id, state, group_id, operator_id from sessions where customer_id = any(${ids}::uuid[])`.execute(
    work.db,
  )
  const topics = [...new Set(rows.flatMap(whoHears))]
  if (topics.length === 0) return
  const event: CustomerChanged = { name: 'customer.changed', customerId: lead, customerIds: ids, customerName }
  work.publish(topics, event)
}
