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
