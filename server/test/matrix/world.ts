import { editSession, listActivity } from '@parley/contract'
import { v7 } from 'uuid'
import { type Company, company } from '../oracle/company.ts'
import { answer, close, take, upload, write } from '../oracle/talk.ts'
import type { TestVisitor } from '../oracle/visitor.ts'
import { type AskerName, type Clients, clientsOf, owing } from './askers.ts'

/** Sessions by how they stand; `elsewhere` is assigned in live chat two. */
export const kinds = ['waiting', 'theirs', 'closed', 'elsewhere', 'internal'] as const
export type Kind = (typeof kinds)[number]

export interface Talk {
  sessionId: string
  threadId: string
  /** Of the customer, and of who answered; the same where nobody did. */
  messageId: string
  answerId: string
  customer: TestVisitor
}

/** Who may read what stands in a session's timeline or on its card. */
export const readers: Record<Kind, AskerName[]> = {
  waiting: ['operator', 'offline', 'assignee', 'supervisor', 'visitorA'],
  theirs: ['assignee', 'supervisor', 'visitorB'],
  closed: ['assignee', 'supervisor', 'identified'],
  elsewhere: ['otherOperator', 'otherSupervisor'],
  internal: ['assignee', 'supervisor', 'internal'],
}

export interface World extends AsyncDisposable {
  company: Company
  clients: Clients
  missing: string
  talks: Record<Kind, Talk>
  /** One more like it, to be changed. */
  another(kind: Kind): Promise<Talk>
  /** An entry of the activity stream of each live chat. */
  entries: { one: string; two: string }
  files: { loose: string; attached: string; elsewhere: string }
}

/** Stands in the texts of a session's timeline and must reach nobody but its readers. */
export const canary = (kind: Kind) => `canary-${kind}-7f3a`
/** Stands in the session's name, which its customer is not told [CUS-06]. */
export const nameCanary = (kind: Kind) => `name-${kind}-5e1b`

const visitors: AskerName[] = ['visitorA', 'visitorB', 'identified', 'internal']
export function mayKnowName(kind: Kind, asker: AskerName): boolean {
  // That it was closed is told to all operators of the live chat, by its name [SES-10].
  if (kind === 'closed' && ['operator', 'offline', 'billing'].includes(asker)) return true
  return readers[kind].includes(asker) && !visitors.includes(asker)
}

export async function makeWorld(): Promise<World> {
  const all = await company()
  const { people, one, two } = all
  const known = {
    visitorA: await all.visitor(one, 'Ada'),
    visitorB: await all.visitor(one, 'Bo'),
    owing: await owing(all),
    identified: await all.visitor(one, 'Ida', { externalId: 'u-1', email: `${canary('closed')}@example.com` }),
  }
  const clients = clientsOf(all, known)

  async function talk(kind: Kind, customer: TestVisitor, [text, name]: readonly [string, string]): Promise<Talk> {
    const { id: messageId, sessionId, threadId } = await write(customer, `${text} asks`)
    const about = { sessionId, threadId, messageId, answerId: messageId, customer }
    const supervisor = kind === 'elsewhere' ? people.otherSupervisor : people.supervisor
    await supervisor.get(editSession, { path: { sessionId }, body: { name } })
    if (kind === 'waiting') return about
    const operator = kind === 'elsewhere' ? people.otherOperator : people.assignee
    await take(operator, sessionId)
    about.answerId = (await answer(operator, sessionId, `${text} is answered`)).id
    if (kind === 'closed') await close(operator, sessionId)
    return about
  }
  const marked = (kind: Kind) => [canary(kind), nameCanary(kind)] as const
  const another = async (kind: Kind) =>
    talk(kind, await all.visitor(kind === 'elsewhere' ? two : one, 'Another'), ['Another', 'Another'])

  const internal = Object.assign(people.internal, { threadId: all.internalThreadId, token: '' })
  const talks = {
    waiting: await talk('waiting', known.visitorA, marked('waiting')),
    theirs: await talk('theirs', known.visitorB, marked('theirs')),
    closed: await talk('closed', known.identified, marked('closed')),
    elsewhere: await talk('elsewhere', await all.visitor(two, 'Else'), marked('elsewhere')),
    internal: await talk('internal', internal, marked('internal')),
  }
  await close(people.otherOperator, (await another('elsewhere')).sessionId)
  const loose = await upload(known.visitorB, 'loose')
  const attached = await upload(known.visitorB, `${canary('theirs')} attached`)
  await write(known.visitorB, `${canary('theirs')} with a file`, [attached])
  const { customer } = talks.elsewhere
  const elsewhere = await upload(customer, `${canary('elsewhere')} attached`)
  await write(customer, `${canary('elsewhere')} with a file`, [elsewhere])
  const entryOf = async (who: 'supervisor' | 'otherSupervisor') => (await people[who].get(listActivity)).items[0]!.id
  return {
    company: all,
    clients,
    missing: v7(),
    talks,
    another,
    entries: { one: await entryOf('supervisor'), two: await entryOf('otherSupervisor') },
    files: { loose, attached, elsewhere },
    [Symbol.asyncDispose]: () => all[Symbol.asyncDispose](),
  }
}
