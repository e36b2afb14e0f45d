import { closeSession, type Message, readThread, sendMessage, takeSession, writeMessage } from '@parley/contract'
import { v7 } from 'uuid'
import type { Client } from '../client.ts'

type Writer = Client & { threadId: string }

/** As a customer; the answer names the session. */
export function write(customer: Writer, text: string, files?: string[]): Promise<Message> {
  const path = { threadId: customer.threadId, messageId: v7() }
  return customer.get(writeMessage, { path, body: { text, ...(files && { files }) } })
}

export function answer(operator: Client, sessionId: string, text: string): Promise<Message> {
  return operator.get(sendMessage, { path: { sessionId, messageId: v7() }, body: { text } })
}

export const take = (operator: Client, sessionId: string) => operator.get(takeSession, { path: { sessionId } })
export const close = (operator: Client, sessionId: string) => operator.get(closeSession, { path: { sessionId } })
export const thread = (customer: Writer) => customer.get(readThread, { path: { threadId: customer.threadId } })

/** A small text file, not attached to anything yet. */
export async function upload(who: Client, text: string): Promise<string> {
  const id = v7()
  const init = { method: 'PUT', body: text, headers: { 'content-type': 'application/octet-stream' } }
  const { status } = await who.fetch(`/api/files/${id}?name=note.txt`, init)
  if (status !== 200) throw new Error(`upload: ${status}`)
  return id
}
