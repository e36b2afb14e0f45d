import { afterChange, isAfter, type Message, type MessageRetold } from '@parley/contract'

/** Where a session of the thread ended; `name` and `closedBy` are told to staff alone [CUS-06]. */
export interface Ending {
  name: string | null
  closedAt: string
  closedBy: string | null
}

/** Messages in their order, with what is known of the sessions that ended among them. */
export interface Portion {
  items: readonly Message[]
  /** Where the portion before it begins; null at the very beginning. */
  next: string | null
  endings: Readonly<Record<string, Ending>>
}

/** What is held of a conversation. Not `read` yet: only what was heard while the first portion was on its way. */
export interface Timeline extends Portion {
  read: boolean
  /** Those that this browser had kept while the server was away [B-04]: they count until it has answered. */
  kept?: ReadonlySet<string>
}

export const nothing: Timeline = { items: [], next: null, endings: {}, read: false }

/** Takes in one message, in its place, once [CNV-10]. */
export function withMessage(held: Timeline, message: Message): Timeline {
  const behind = held.items.findLastIndex((item) => !isAfter(item, message))
  // There is one message of each number, so if it is held, it stands here.
  if (held.items[behind]?.id === message.id) return held
  return { ...held, items: held.items.toSpliced(behind + 1, 0, message) }
}

/** Takes in what became of a message, where it stands itself and where it is quoted [CNV-13]. */
export function withChange(held: Timeline, changed: Pick<MessageRetold, 'message' | 'quote'>): Timeline {
  const items = held.items.map((item) => afterChange(item, changed))
  return items.some((item, at) => item !== held.items[at]) ? { ...held, items } : held
}

/**
 * Takes in the newest portion. Where it does not touch what is held there may be a gap between them, so the older part is let go.
 */
export function withNewest(before: Timeline, portion: Portion): Timeline {
  const { kept: _, ...held } = before.kept ? withoutKept(before, before.kept) : before
  const first = portion.items[0]
  const older = first ? held.items.findLastIndex((item) => isAfter(first, item)) + 1 : 0
  // What was changed while nobody listened stands in the portion.
  const read = new Map(portion.items.map((item) => [item.id, item]))
  const touches = held.items.some(({ id }) => read.has(id)) || follows(first, held.items[older - 1])
  const stays = touches ? held.items : held.items.slice(older)
  const current = { ...held, items: stays.map((item) => latest(item, read.get(item.id))) }
  const merged = portion.items.reduce(withMessage, current)
  const endings = { ...held.endings, ...portion.endings }
  return { items: merged.items, endings, next: touches && held.read ? held.next : portion.next, read: true }
}

/** As it was kept, to be looked at until the server answers. */
export function asKept(timeline: Timeline): Timeline {
  return { ...timeline, kept: new Set(timeline.items.map(({ id }) => id)) }
}

/** What was heard since; what was withdrawn or taken away meanwhile is in none of it. */
function withoutKept({ items }: Timeline, kept: ReadonlySet<string>): Timeline {
  return { ...nothing, items: items.filter(({ id }) => !kept.has(id)) }
}

/** Puts an earlier portion in front [CNV-11]. */
export function withEarlier(held: Timeline, portion: Portion): Timeline {
  const [first, last] = [held.items[0], portion.items.at(-1)]
  const before = !first || !last || isAfter(first, last)
  const items = before ? [...portion.items, ...held.items] : portion.items.reduce(withMessage, held).items
  return { ...held, items, endings: { ...held.endings, ...portion.endings }, next: portion.next }
}

function latest(held: Message, read: Message | undefined): Message {
  const isOlder = (a: { changed?: number } | undefined, b: { changed?: number } | undefined) =>
    (a?.changed ?? 0) < (b?.changed ?? 0)
  return !read || isOlder(read, held) || isOlder(read.quote, held.quote) ? held : read
}

function follows(message: Message | undefined, before: Message | undefined): boolean {
  return message !== undefined && before?.sessionId === message.sessionId && before.number + 1 === message.number
}
