import {
  apply,
  closeSession,
  hold,
  isAfter,
  type LiveEvent,
  type Message,
  readSessionCards,
  readTimeline,
  readWorkspace,
  type SessionCard,
  sendMessage,
  setStatus,
  takeSession,
  type Workspace,
} from '@parley/contract'
import type { Client } from '../../server/test/client.ts'
import { follow } from './follow.ts'

/** One of our people at work: takes and answers by HTTP, hears by a socket, holds the workspace and what was said in it. */
export interface Operator {
  take(sessionId: string): Promise<void>
  answer(sessionId: string, id: string, text: string): Promise<Message>
  close(sessionId: string): Promise<void>
  held(sessionId: string): { card: SessionCard | undefined; messages: Message[] }
  read(sessionId: string): Promise<{ card: SessionCard | undefined; messages: Message[] }>
  leave(): void
}

export async function goesToWork(client: Client): Promise<Operator> {
  await client.get(setStatus, { body: { online: true } })
  const { position, ...read } = await client.get(readWorkspace)
  let workspace: Workspace = read
  const said = new Map<string, Message[]>()

  const hear = (event: LiveEvent) => {
    workspace = apply(workspace, event)
    if (event.name !== 'message.sent') return
    const { message } = event
    const messages = said.get(message.sessionId) ?? []
    if (isAfter(message, messages.at(-1))) messages.push(message)
    said.set(message.sessionId, messages)
  }
  const socket = follow(await client.socket(position), hear)

  const cardOf = async (sessionId: string) => (await client.get(readSessionCards, { query: { ids: sessionId } }))[0]
  const timelineOf = async (sessionId: string) => {
    const messages: Message[] = []
    let before: string | null = null
    do {
      const portion: { items: Message[]; next: string | null } = await client.get(readTimeline, {
        path: { sessionId },
        query: before === null ? {} : { before },
      })
      messages.unshift(...portion.items)
      before = portion.next
    } while (before !== null)
    return messages
  }
  return {
    async take(sessionId) {
      const card = await client.get(takeSession, { path: { sessionId } })
      workspace = hold(workspace, [card])
    },
    answer: (sessionId, messageId, text) => client.get(sendMessage, { path: { sessionId, messageId }, body: { text } }),
    async close(sessionId) {
      await client.get(closeSession, { path: { sessionId } })
    },
    held: (sessionId) => ({ card: workspace.sessions[sessionId], messages: said.get(sessionId) ?? [] }),
    read: async (sessionId) => ({ card: await cardOf(sessionId), messages: await timelineOf(sessionId) }),
    leave: socket.end,
  }
}
