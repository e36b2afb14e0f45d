import { type Static, Type } from 'typebox'
import { body, Colour, Id, Name, Nothing, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What staff mark sessions of one live chat with [LAB-01]. */
export const Label = Type.Object({ id: Id, name: Type.String(), colour: Colour })
export type Label = Static<typeof Label>

/** As administrators see it: with the number of sessions that it stands on. */
export const LabelRow = Type.Object({
  ...Label.properties,
  sessions: Type.Integer(),
  /** Of its name and colour. */
  version: Version,
})
export type LabelRow = Static<typeof LabelRow>

/** In one live chat, and on one session. */
export const mostLabels = { ofLiveChat: 100, ofSession: 20 }

const LabelName = Type.Intersect([Name, Type.String({ maxLength: 40 })])

export const listLabels = endpoint({
  method: 'GET',
  path: '/api/live-chats/:liveChatId/labels',
  who: 'user',
  summary: 'The labels in their order, for administrators and for supervisors of the live chat [LAB-01, ACC-08].',
  reply: Type.Array(LabelRow),
  refuses: ['not-found'],
})
export const createLabel = endpoint({
  method: 'POST',
  path: '/api/live-chats/:liveChatId/labels',
  who: 'administrator',
  summary: 'One more label, at the end of the list.',
  body: body({ name: LabelName, colour: Colour }),
  reply: Label,
  refuses: ['not-found', 'name-exists', 'too-many-labels'],
})
export const editLabel = endpoint({
  method: 'PATCH',
  path: '/api/live-chats/:liveChatId/labels/:labelId',
  who: 'administrator',
  summary: 'Another name or colour, over the version that was seen; sessions that have it show it at once.',
  body: body({ version: Version, name: Type.Optional(LabelName), colour: Type.Optional(Colour) }),
  reply: Label,
  refuses: ['not-found', 'changed-meanwhile', 'name-exists'],
})
export const deleteLabel = endpoint({
  method: 'DELETE',
  path: '/api/live-chats/:liveChatId/labels/:labelId',
  who: 'administrator',
  summary: 'The label is gone from the list and from all sessions.',
  reply: Nothing,
  refuses: ['not-found'],
})
const order = Type.Array(Id, { maxItems: mostLabels.ofLiveChat, uniqueItems: true })
export const orderLabels = endpoint({
  method: 'PUT',
  path: '/api/live-chats/:liveChatId/label-order',
  who: 'administrator',
  summary: 'The order in which labels are listed: all of them, each once, and the order that was seen.',
  body: body({ seenIds: order, labelIds: order }),
  reply: Nothing,
  refuses: ['not-found', 'changed-meanwhile'],
})

/** All of them, in their order, to everybody with a role in the live chat. */
export type LabelsChanged = { name: 'labels.changed'; liveChatId: string; labels: Label[] }
