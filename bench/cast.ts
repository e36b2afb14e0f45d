import {
  createGroup,
  createLiveChat,
  editSettings,
  readWorkspace,
  setStatus,
  signIn,
  takeSession,
  visit,
  writeMessage,
} from '@parley/contract'
import { type Client, clientOf } from '../server/test/client.ts'
import { administrator } from './programs.ts'

/** A visitor of the website whose session the operator has. */
export interface Visitor {
  token: string
  threadId: string
  sessionId: string
  client: Client
}

export interface Cast {
  operator: Client & { id: string }
  liveChatId: string
  visitors: Visitor[]
  /** Where the operator's socket goes on from. */
  position(): Promise<string>
}

export async function signedIn(
  url: string,
  who: { email: string; password: string },
): Promise<Client & { id: string; cookie: string }> {
  const { body, headers, problem } = await clientOf(url, {}).ask(signIn, { body: who })
  if (problem) throw new Error(`${who.email} cannot sign in: ${problem.code}`)
  const cookie = headers.getSetCookie()[0]!.split(';')[0]!
  return Object.assign(clientOf(url, { cookie }), { id: body.id, cookie })
}

export const noLimits = {
  apiPerMinute: 10_000_000,
  visitorMessagesPerMinute: 10_000_000,
  visitorUploadsPerMinute: 10_000_000,
  operatorMessagesPerMinute: 10_000_000,
  newVisitorsPerMinute: 10_000_000,
}

/** Through the API alone: one live chat, an operator who is Online, and as many visitors whose sessions the operator took. */
export async function castOf(url: string, count: number): Promise<Cast> {
  const operator = await signedIn(url, administrator)
  await operator.get(editSettings, { body: { limits: noLimits, autoOfflineMinutes: 999 } })
  const name = `Bench ${crypto.randomUUID().slice(0, 8)}`
  const group = await operator.get(createGroup, { body: { name, userIds: [operator.id], groupIds: [] } })
  const supervisors = await operator.get(createGroup, { body: { name: `${name}, supervisors`, userIds: [], groupIds: [] } })
  const { id: liveChatId } = await operator.get(createLiveChat, {
    body: { name, operatorGroupIds: [group.id], supervisorGroupIds: [supervisors.id] },
  })
  await operator.get(setStatus, { body: { online: true } })
  const visitors: Visitor[] = []
  while (visitors.length < count) {
    const some = Array.from({ length: Math.min(16, count - visitors.length) }, () => newVisitor(url, liveChatId, operator))
    visitors.push(...(await Promise.all(some)))
  }
  return { operator, liveChatId, visitors, position: async () => (await operator.get(readWorkspace)).position }
}

async function newVisitor(url: string, liveChatId: string, operator: Client): Promise<Visitor> {
  const { token, thread } = await clientOf(url, {}).get(visit, { path: { liveChatId }, body: { name: 'Clara' } })
  const client = clientOf(url, { authorization: `Bearer ${token}` })
  const path = { threadId: thread.id, messageId: crypto.randomUUID() }
  const { sessionId } = await client.get(writeMessage, { path, body: { text: 'Hello' } })
  await operator.get(takeSession, { path: { sessionId } })
  return { token, threadId: thread.id, sessionId, client }
}
