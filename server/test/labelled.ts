import * as contract from '@parley/contract'
import type { Client } from './client.ts'
import { newId, type openDesk, workspaceOf } from './desk.ts'

type Edit = contract.StaticOf<NonNullable<(typeof contract.editSession)['body']>>

/** What is changed about a session, and its labels by several people. */
export function labelled(desk: Awaited<ReturnType<typeof openDesk>>) {
  const { olga, vera, boris } = desk
  const edit = (who: Client, sessionId: string, body: Edit) => who.get(contract.editSession, { path: { sessionId }, body })
  const path = { liveChatId: desk.chat.id }
  const newLabel = () => desk.admin.get(contract.createLabel, { path, body: { name: newId().slice(0, 8), colour: '#3958d1' } })
  async function relabel(sessionId: string) {
    const [one, two] = [await newLabel(), await newLabel()]
    await Promise.all([
      edit(olga, sessionId, { addLabelIds: [one.id], name: 'Labelled' }),
      edit(vera, sessionId, { addLabelIds: [two.id], priority: 1 }),
    ])
    await edit(boris, sessionId, { removeLabelIds: [one.id] })
  }
  async function changeLabels(sessionId: string) {
    const [one, two, three] = [await newLabel(), await newLabel(), await newLabel()]
    await edit(olga, sessionId, { addLabelIds: [one.id, two.id] })
    const { version } = (await desk.admin.get(contract.listLabels, { path })).find(({ id }) => id === one.id)!
    const renamed = { version, name: `new ${newId().slice(0, 8)}` }
    await desk.admin.get(contract.editLabel, { path: { ...path, labelId: one.id }, body: renamed })
    await desk.admin.get(contract.deleteLabel, { path: { ...path, labelId: two.id } })
    const { labels } = (await workspaceOf(vera)).liveChats[0]!
    const seenIds = labels.map(({ id }) => id)
    await desk.admin.get(contract.orderLabels, { path, body: { seenIds, labelIds: seenIds.toReversed() } })
    await edit(vera, sessionId, { addLabelIds: [three.id] })
  }
  return { edit, relabel, changeLabels }
}
