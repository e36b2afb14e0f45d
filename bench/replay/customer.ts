import {
  applyToThread,
  isAfter,
  type LiveEvent,
  type Message,
  readThread,
  readThreadMessages,
  type Thread,
  visit,
  writeMessage,
} from '@parley/contract'
import { clientOf } from '../../server/test/client.ts'
import { follow } from './follow.ts'

/** A visitor of the website with the chat open: writes by HTTP, hears by a socket, holds what the widget would. */
export interface Customer {
  write(id: string, text: string): Promise<Message>
  /** What is held after all that was heard. */
  held(): { thread: Thread | undefined; messages: Message[] }
  /** The same, read anew. */
  read(): Promise<{ thread: Thread; messages: Message[] }>
  leave(): void
}

export async function comes(url: string, liveChatId: string, name: string): Promise<Customer> {
  const entered = await clientOf(url, {}).get(visit, { path: { liveChatId }, body: { name } })
  const client = clientOf(url, { authorization: `Bearer ${entered.token}` })
  const threadId = entered.thread.id
  let thread: Thread | undefined = entered.thread
  const messages: Message[] = [...entered.page.items]

  const hear = (event: LiveEvent) => {
    if (event.name === 'message.sent' || event.name === 'message.told') {
      if (isAfter(event.message, messages.at(-1))) messages.push(event.message)
    }
    if (event.name.startsWith('message.') || event.name.startsWith('thread.')) {
      thread = applyToThread(thread, event as Parameters<typeof applyToThread>[1])
    }
  }
  const socket = follow(await client.socket(entered.position), hear)

  return {
    write: (messageId, text) => client.get(writeMessage, { path: { threadId, messageId }, body: { text } }),
    held: () => ({ thread, messages }),
    async read() {
      const { thread, page } = await client.get(readThread, { path: { threadId } })
      const messages = [...page.items]
      for (let before = page.next; before; ) {
        const portion = await client.get(readThreadMessages, { path: { threadId }, query: { before } })
        messages.unshift(...portion.items)
        before = portion.next
      }
      return { thread, messages }
    },
    leave: socket.end,
  }
}
