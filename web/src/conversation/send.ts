import { type NewAnswer, type NewMessage, placeholdersIn } from '@parley/contract'
import { v7 } from 'uuid'
import { type Letter, post } from '../live/index.ts'
import type { Store } from '../store.ts'
import { t } from '../texts/index.ts'
import { toast } from '../ui/toasts.tsx'
import { clearDesk, type Desk } from './desk.ts'

/** Code points of one message; it is told from nine tenths on. */
export const LIMIT = 10_000
export const TELL_FROM = LIMIT * 0.9

export interface Recipient {
  /** The key of the conversation that it appears in. */
  key: string
  addressOf: (messageId: string) => string
  /** Whom staff write to; absent in one's own chat as a customer. */
  session?: { id: string; liveChatId: string }
  /** The number of the last entry of the session that its author has before them [B-03]. */
  seen?: () => number | undefined
}

export function lengthOf(text: string): number {
  return text.length < TELL_FROM ? text.length : [...text.trim()].length
}

/**
 * Whether there is something that can be sent: files alone can, blank text alone cannot [CMP-08], nor what a template left to be
 * filled in [CMP-07].
 */
export function ready({ text, attachments }: Desk, to?: Recipient): boolean {
  if (to?.session && placeholdersIn(text).length > 0) return false
  if (attachments.some(({ state, sent, bytes }) => state === 'failed' || !(sent ?? bytes))) return false
  return lengthOf(text) <= LIMIT && (text.trim() !== '' || attachments.length > 0)
}

/** Puts what stands on the desk into the outbox, where it is seen at once, and clears the desk. */
export function send(desk: Store<Desk>, to: Recipient): void {
  const { quote, follow } = desk.get()
  const id = v7()
  const seen = to.seen?.()
  const body: NewAnswer = { ...bodyOf(desk.get()), ...(seen !== undefined && { seen }) }
  const more = { ...carried(desk.get()), ...(quote && { quote }), ...(follow && { follow }) }
  post({ id, target: to.key, method: 'PUT', address: to.addressOf(id), body, ...more }).catch(() =>
    toast({ kind: 'error', text: t('conversation.notKept') }),
  )
  clearDesk(desk)
}

/** As the server takes it; a file has its id before it is there. */
export function bodyOf({ text, attachments, quote }: Desk): NewMessage {
  return {
    text: text.trim().toWellFormed().replaceAll('\u0000', ''),
    ...(attachments.length > 0 && { files: attachments.map(({ id }) => id) }),
    ...(quote && { quote: quote.messageId }),
  }
}

function carried({ attachments }: Desk): Pick<Letter, 'files' | 'uploads'> {
  const files = attachments.flatMap(({ sent }) => sent ?? [])
  const uploads = attachments.flatMap(({ id, name, size, bytes, sent }) => (bytes && !sent ? { id, name, size, bytes } : []))
  return { files, ...(uploads.length > 0 && { uploads }) }
}
