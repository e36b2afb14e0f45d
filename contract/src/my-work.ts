import { type Static, Type } from 'typebox'
import { Id, orNull } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What an operator has done since midnight in the time zone of the installation [ui.md S5]. */
export const MyDay = Type.Object({
  /** Sessions that were mine when they were closed. */
  served: Type.Integer(),
  /** Of those given to me today that I have answered, the mean seconds from that to my first answer; null without any [RPT-05]. */
  firstResponse: orNull(Type.Number()),
})
export type MyDay = Static<typeof MyDay>

export const readMyDay = endpoint({
  method: 'GET',
  path: '/api/me/day',
  who: 'user',
  summary: 'What I have done today.',
  reply: MyDay,
  refuses: [],
})
/** Where a click on the red counter leads [CNT-04, ui.md C1]. */
export const readOldestUnread = endpoint({
  method: 'GET',
  path: '/api/me/oldest-unread',
  who: 'user',
  summary: 'Of my sessions the one with the message that has been unread for the longest time.',
  reply: Type.Object({ sessionId: orNull(Id) }),
  refuses: [],
})
