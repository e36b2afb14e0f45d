import {
  acceptInvitation,
  createGroup,
  createLiveChat,
  editSettings,
  inviteUser,
  type Message,
  readWorkspace,
  setStatus,
  signIn,
  takeSession,
  visit,
} from '@parley/contract'
import { clientOf } from '../client.ts'
import { noLimits } from './company.ts'
import { type Ledger, ledger } from './ledger.ts'
import { type Get, type Party, type Persona, party } from './party.ts'

export const administrator = { email: 'ada@example.com', password: 'violet tractor 27 lamps' }

/** A live chat with two operators and some visitors in conversation, made over HTTP alone. */
export interface Office {
  ledger: Ledger
  operators: Party[]
  customers: Party[]
  /** Everybody writes wherever they may, one thing after another, until it is over. */
  talk(): { over(): Promise<void> }
  end(): void
}

type Page = { items: Message[]; next: string | null }

async function pages(get: Get, path: string, first?: Page): Promise<Message[]> {
  const all: Message[] = []
  let page: Page = first ?? (await get<Page>(path))
  for (;;) {
    all.unshift(...page.items)
    if (page.next === null) return all
    page = await get<Page>(`${path}?before=${encodeURIComponent(page.next)}`)
  }
}

/** On a server of its own, whose first administrator is known. @param url where the server is now */
export async function office(url: () => string): Promise<Office> {
  const cookieOf = (answer: { headers: Headers }) => ({ cookie: answer.headers.get('set-cookie')!.split(';')[0]! })
  const anyone = clientOf(url(), {})
  const ada = clientOf(url(), cookieOf(await anyone.ask(signIn, { body: administrator })))
  await ada.get(editSettings, { body: { limits: noLimits } })
  const staff: (Staff & { id: string })[] = []
  for (const name of ['Olga', 'Oskar']) {
    const body = { name, email: `${name.toLowerCase()}@example.com` }
    const { user, invitation } = await ada.get(inviteUser, { body })
    const token = invitation.url.split('/').at(-1)!
    const entered = await anyone.ask(acceptInvitation, { path: { token }, body: { name, password: administrator.password } })
    staff.push({ id: user.id, headers: cookieOf(entered) })
  }
  const group = await ada.get(createGroup, { body: { name: 'Main', userIds: staff.map(({ id }) => id), groupIds: [] } })
  const leads = await ada.get(createGroup, { body: { name: 'Leads', userIds: [], groupIds: [] } })
  const groups = { operatorGroupIds: [group.id], supervisorGroupIds: [leads.id] }
  const chat = await ada.get(createLiveChat, { body: { name: 'Support', ...groups } })
  return seat({ url, through: url, staff, liveChatId: chat.id, customers: 4 })
}

interface Staff {
  headers: Record<string, string>
}

export interface Seating {
  /** Where the server is now, and where the clients think it is once they talk. */
  url(): string
  through(): string
  /** Operators whose new sessions wait where all of them see it. */
  staff: Staff[]
  liveChatId: string
  customers: number
  patience?: number
}

export async function seat({ url, through, staff, liveChatId, customers: count, patience }: Seating): Promise<Office> {
  const book = ledger()
  const common = { url: through, ledger: book, ...(patience !== undefined && { patience }) }
  for (const { headers } of staff) await clientOf(url(), headers).get(setStatus, { body: { online: true } })

  const customers: Party[] = []
  for (let i = 0; i < count; i++) {
    const { token, thread } = await clientOf(url(), {}).get(visit, { path: { liveChatId }, body: { name: `Visitor ${i}` } })
    const headers = { authorization: `Bearer ${token}` }
    customers.push(await party({ ...common, ...customerOf(thread.id), name: `visitor ${i}`, headers }))
  }
  // Each customer's first word opens a session, and the operators share them.
  const places: string[][] = staff.map(() => [])
  for (const [i, customer] of customers.entries()) {
    const [threadId] = customer.screens.keys()
    await customer.say(threadId!, `first of ${i}`)
    const at = i % staff.length
    const operator = clientOf(url(), staff[at]!.headers)
    const { sessions } = await operator.get(readWorkspace)
    const waiting = Object.values(sessions).find((session) => session.threadId === threadId)!
    await operator.get(takeSession, { path: { sessionId: waiting.id } })
    places[at]!.push(`${waiting.id} ${threadId}`)
  }
  const operators: Party[] = []
  for (const [i, { headers }] of staff.entries())
    operators.push(await party({ ...common, ...operatorOf(places[i]!), name: `operator ${i}`, headers }))

  return {
    ledger: book,
    operators,
    customers,
    talk() {
      let talking = true
      let said = 0
      const loops = [...customers, ...operators].flatMap((who) =>
        [...who.screens.keys()].map(async (place) => {
          while (talking) await who.say(place, `${who.persona.name} ${++said}`)
        }),
      )
      const all = Promise.all(loops)
      all.catch(() => {})
      return {
        async over() {
          talking = false
          await all
        },
      }
    },
    end() {
      for (const who of [...customers, ...operators]) who.end()
    },
  }
}

type Part = Pick<Persona, 'read' | 'put' | 'placeOf'>

function customerOf(threadId: string): Part {
  return {
    async read(get) {
      const { page, position } = await get<{ page: Page; position: string }>(`/api/threads/${threadId}`)
      const messages = await pages(get, `/api/threads/${threadId}/messages`, page)
      return { position, places: new Map([[threadId, messages]]) }
    },
    put: (place, id) => `/api/threads/${place}/messages/${id}`,
    placeOf: ({ threadId }) => threadId,
  }
}

/** Places are threads, so that both sides' words are compared in one; a session is written to. */
function operatorOf(sessions: string[]): Part {
  const sessionOf = new Map(sessions.map((pair) => pair.split(' ').reverse() as [string, string]))
  return {
    async read(get) {
      const { position } = await get<{ position: string }>('/api/workspace')
      const places = new Map<string, Message[]>()
      for (const [threadId, sessionId] of sessionOf) places.set(threadId, await pages(get, `/api/sessions/${sessionId}/timeline`))
      return { position, places }
    },
    put: (place, id) => `/api/sessions/${sessionOf.get(place)}/messages/${id}`,
    placeOf: ({ threadId }) => (sessionOf.has(threadId) ? threadId : undefined),
  }
}
