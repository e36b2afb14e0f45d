import * as contract from '@parley/contract'
import { inject } from 'vitest'
import { type Client, clientOf } from '../../server/test/client.ts'

export interface Person extends Client {
  id: string
  name: string
  email: string
  cookie: string
}

export interface Company {
  url: string
  administrator: Person
  person(name: string): Promise<Person>
  group(name: string, people: Person[]): Promise<{ id: string; name: string }>
  liveChat(name: string, settings: LiveChatSettings): Promise<contract.LiveChat>
  online(person: Person): Promise<void>
}

export interface LiveChatSettings {
  operators: { id: string }[]
  supervisors: { id: string }[]
  /** Whole groups of employees who may write. */
  internal?: { id: string }[]
  /** New sessions wait for this group alone. */
  queue?: { id: string }
  website?: Partial<Pick<contract.Website, 'enabled' | 'allowedOrigins' | 'greeting' | 'showOperatorName'>>
}

export const password = 'correct horse battery'

/** People and live chats of one story, made through the API; the product is shared, so names are the story's own. */
export async function company(): Promise<Company> {
  const stage = inject('stage')
  const anyone = clientOf(stage.url, {})

  async function signIn(email: string, secret: string): Promise<Person> {
    const { body, headers, problem } = await anyone.ask(contract.signIn, { body: { email, password: secret } })
    if (problem) throw new Error(`${email}: ${problem.code}`)
    const cookie = headers.get('set-cookie')!.split(';')[0]!
    return { ...clientOf(stage.url, { cookie }), id: body.id, name: body.name, email, cookie }
  }

  const administrator = await signIn(stage.email, stage.password)
  return {
    url: stage.url,
    administrator,
    async person(name) {
      const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${crypto.randomUUID().slice(0, 8)}@example.com`
      const { invitation } = await administrator.get(contract.inviteUser, { body: { name, email } })
      const token = invitation.url.split('/').at(-1)!
      await anyone.get(contract.acceptInvitation, { path: { token }, body: { name, password } })
      return signIn(email, password)
    },
    group: (name, people) =>
      administrator.get(contract.createGroup, { body: { name, userIds: people.map(({ id }) => id), groupIds: [] } }),
    async liveChat(name, { operators, supervisors, internal, queue, website }) {
      const made = await administrator.get(contract.createLiveChat, {
        body: {
          name,
          operatorGroupIds: operators.map(({ id }) => id),
          supervisorGroupIds: supervisors.map(({ id }) => id),
          ...(internal && { internal: { userIds: [], groupIds: internal.map(({ id }) => id), orgItemIds: [] } }),
        },
      })
      if (!website && !queue) return made
      const rule = queue && { name: 'first-response' as const, groupId: queue.id }
      const body = { version: made.version, ...(rule && { rule }), ...(website && { website }) }
      return administrator.get(contract.editLiveChat, { path: { liveChatId: made.id }, body })
    },
    online: async (person) => void (await person.get(contract.setStatus, { body: { online: true } })),
  }
}
