import type { NoticeEvent } from '@parley/contract'

/** Somebody is to be told of something, wherever they are. */
export interface Alert {
  event: NoticeEvent
  userId: string
  title: string
  body: string
  path: string
  /** Of two about the same thing the later one is shown. */
  tag: string
}

/** What is said where nothing of a conversation may leave the program. */
export const privately: Record<NoticeEvent, string> = {
  queue: 'A new session waits in a queue of yours.',
  message: 'A new message in a session of yours.',
  assigned: 'A session was given to you.',
  waiting: 'Nobody has taken a session yet.',
  reminder: 'A reminder of a session.',
  mention: 'Somebody mentioned you.',
  answer: 'A new answer to you.',
  closed: 'A session was closed.',
  items: 'Something that you follow has changed.',
}
