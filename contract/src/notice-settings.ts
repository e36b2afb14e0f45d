/**
 * What somebody is told of: a new session in a queue of mine, a message in a session of mine, a session given to me, a session that
 * nobody takes, what I asked to be reminded of, a mention, an answer to me as a customer, a closed session, items that I follow, tasks
 * and what processes say to me.
 */
export const noticeEvents = [
  'queue',
  'message',
  'assigned',
  'waiting',
  'reminder',
  'mention',
  'answer',
  'closed',
  'items',
  'tasks',
] as const
export type NoticeEvent = (typeof noticeEvents)[number]
/** The pop-up in the program; mail comes after ten minutes unread. */
export const noticeWays = ['popup', 'sound', 'push', 'email'] as const
export type NoticeWay = (typeof noticeWays)[number]
export type NoticeCell = `${NoticeEvent}.${NoticeWay}`

export interface NoticeSettings {
  cells: Readonly<Record<string, boolean>>
  repeat: boolean
  volume: number
  privatePreviews: boolean
  quiet: { from: string; to: string } | null
  timeZone: string
}

/** `always` and `never` cannot be chosen; the others are what holds until somebody says otherwise. */
type Cell = 'always' | 'on' | 'off' | 'never'
const row = (popup: Cell, sound: Cell, push: Cell, email: Cell): Record<NoticeWay, Cell> => ({ popup, sound, push, email })

/** Events × ways [ui.md S30]. */
export const noticeMatrix: Readonly<Record<NoticeEvent, Readonly<Record<NoticeWay, Cell>>>> = {
  queue: row('always', 'on', 'on', 'never'),
  message: row('always', 'on', 'on', 'on'),
  assigned: row('always', 'on', 'on', 'never'),
  waiting: row('on', 'on', 'on', 'off'),
  reminder: row('always', 'on', 'on', 'never'),
  mention: row('on', 'on', 'on', 'never'),
  answer: row('always', 'on', 'on', 'never'),
  closed: row('off', 'off', 'off', 'never'),
  items: row('off', 'off', 'off', 'never'),
  tasks: row('on', 'on', 'on', 'never'),
}

export const defaultNotices: NoticeSettings = {
  cells: {},
  repeat: false,
  volume: 60,
  privatePreviews: false,
  quiet: null,
  timeZone: 'UTC',
}

export function mayChoose(event: NoticeEvent, way: NoticeWay): boolean {
  const cell = noticeMatrix[event][way]
  return cell === 'on' || cell === 'off'
}

/** Whether somebody wants to be told of it in this way, quiet hours aside. */
export function wants({ cells }: Pick<NoticeSettings, 'cells'>, event: NoticeEvent, way: NoticeWay): boolean {
  const cell = noticeMatrix[event][way]
  if (!mayChoose(event, way)) return cell === 'always'
  return cells[`${event}.${way}`] ?? cell === 'on'
}

/** As what somebody is told of an entry of their activity stream; what is told in another way already is not told twice. */
export function noticeOf(kind: string): NoticeEvent | undefined {
  if (kind.endsWith('-mentioned')) return 'mention'
  if (kind === 'session-waiting' || kind === 'session-unanswered') return 'waiting'
  if (kind === 'reminder' || kind === 'message-not-sent') return 'reminder'
  if (kind === 'session-closed') return 'closed'
  if (kind === 'task-assigned' || kind.startsWith('process-')) return 'tasks'
  return kind.startsWith('item-') ? 'items' : undefined
}

/** Whether it is within their quiet hours; an unknown time zone is read as UTC. */
export function isQuiet({ quiet, timeZone }: Pick<NoticeSettings, 'quiet' | 'timeZone'>, at: Date): boolean {
  if (!quiet || quiet.from === quiet.to) return false
  const now = clockOf(at, timeZone)
  const { from, to } = quiet
  return from < to ? now >= from && now < to : now >= from || now < to
}

function clockOf(at: Date, timeZone: string): string {
  const words = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  try {
    return at.toLocaleTimeString('en-GB', { ...words, timeZone })
  } catch {
    return at.toLocaleTimeString('en-GB', { ...words, timeZone: 'UTC' })
  }
}
