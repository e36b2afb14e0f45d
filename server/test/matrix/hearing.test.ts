import {
  addItemComment,
  closeSession,
  editEntry,
  editItem,
  editLiveChat,
  editMessage,
  editOwnMessage,
  editProfile,
  editSession,
  editSettings,
  readItem,
  readLiveChat,
  readThread,
  readUpTo,
  reassignSession,
  seeUpTo,
  setStatus,
  writeNote,
} from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestSocket } from '../client.ts'
import { makeFolder, rootsOf, share } from '../folders.ts'
import { answer, take, write } from '../oracle/talk.ts'
import { appWorld, may } from './app-world.ts'
import { type AskerName, askers } from './askers.ts'
import { folderWorld, mayInFolder } from './folder-world.ts'
import { makeWorld, type World } from './world.ts'

let world: World
const sockets = new Map<AskerName, TestSocket>()
beforeAll(async () => {
  world = await makeWorld()
  for (const asker of askers) sockets.set(asker, await world.clients[asker].socket(''))
})
afterAll(() => world[Symbol.asyncDispose]())

/** A ping is answered behind all that was written to the socket before. */
async function answered(socket: TestSocket): Promise<void> {
  if (socket.closed() !== undefined) return
  const pongs = () => socket.frames.filter((frame) => frame === '{"pong":1}').length
  const before = pongs()
  socket.say({ ping: 1 })
  await vi.waitFor(() => expect(pongs()).toBe(before + 1), { interval: 5 })
}

/** Who hears of this, and nobody else. `needle` stands in what is told, and in nothing that was told before. */
async function heardBy(does: () => Promise<string>, expected: AskerName[]): Promise<void> {
  const before = new Map([...sockets].map(([asker, { frames }]) => [asker, frames.length]))
  const needle = await does()
  const hear = () =>
    askers.filter((asker) =>
      sockets
        .get(asker)!
        .frames.slice(before.get(asker))
        .some((frame) => frame.includes(needle)),
    )
  await vi.waitFor(() => expect(hear()).toEqual(expect.arrayContaining(expected)), { timeout: 5_000, interval: 5 })
  await Promise.all([...sockets.values()].map(answered))
  expect(hear().sort()).toEqual([...expected].sort())
}

/** Does it, and waits until those whose rights it changes are told to read again: what comes between is no event to them [P13]. */
async function changing<Done>(whose: AskerName[], does: () => Promise<Done>): Promise<Done> {
  const told = (asker: AskerName) => sockets.get(asker)!.frames.filter((frame) => frame === '{"readAgain":true}').length
  const before = new Map(whose.map((asker) => [asker, told(asker)]))
  const done = await does()
  const heard = () => whose.filter((asker) => told(asker) > before.get(asker)!)
  await vi.waitFor(() => expect(heard()).toEqual(whose), { timeout: 5_000, interval: 5 })
  return done
}

const staffOfOne: AskerName[] = ['operator', 'offline', 'billing', 'assignee', 'supervisor']
const signedIn: AskerName[] = [...staffOfOne, 'plain', 'internal', 'otherOperator', 'otherSupervisor', 'administrator']
const canBeHeard = '[T-40][ACC-13][P14]'

test(`who is not signed in, locked or gone hears nothing ${canBeHeard}`, async () => {
  for (const asker of ['anonymous', 'locked', 'ended'] as const) {
    const socket = sockets.get(asker)!
    await vi.waitFor(() => expect(socket.closed()).toBe(4001))
    expect(socket.frames).toEqual([])
  }
})

test(`a customer's message is heard by them and by who follows the session ${canBeHeard}`, async () => {
  const { talks, company } = world
  const says = (customer: Parameters<typeof write>[0]) => async () => (await write(customer, 'More')).id
  await heardBy(says(talks.waiting.customer), ['visitorA', 'operator', 'offline', 'assignee', 'supervisor'])
  await heardBy(says(talks.theirs.customer), ['visitorB', 'assignee', 'supervisor'])
  await heardBy(says(talks.elsewhere.customer), ['otherOperator', 'otherSupervisor'])
  const internal = Object.assign(company.people.internal, { threadId: company.internalThreadId })
  await heardBy(says(internal), ['internal', 'assignee', 'supervisor'])
})

test(`a note is heard by who follows the session, and by no customer ${canBeHeard}[NOT-01]`, async () => {
  const { talks, company } = world
  const { assignee, supervisor, otherOperator } = company.people
  const notes = (who: typeof assignee, sessionId: string) => async () => {
    const path = { sessionId, messageId: v7() }
    return (await who.get(writeNote, { path, body: { text: 'Between us' } })).id
  }
  await heardBy(notes(assignee, talks.theirs.sessionId), ['assignee', 'supervisor'])
  await heardBy(notes(supervisor, talks.internal.sessionId), ['assignee', 'supervisor'])
  await heardBy(notes(otherOperator, talks.elsewhere.sessionId), ['otherOperator', 'otherSupervisor'])
})

test(`a changed message is heard by its customer and by who follows the session ${canBeHeard}[CNV-13]`, async () => {
  const { assignee, administrator, internal } = world.company.people
  await administrator.get(editSettings, { body: { allowEditing: true } })
  const { sessionId } = world.talks.theirs
  const { id } = await answer(assignee, sessionId, 'So')
  const edits = async () => {
    const text = v7()
    await assignee.get(editMessage, { path: { sessionId, messageId: id }, body: { text, files: [], from: null } })
    return text
  }
  await heardBy(edits, ['visitorB', 'assignee', 'supervisor'])
  const own = Object.assign(internal, { threadId: world.company.internalThreadId })
  const { id: messageId, threadId } = await write(own, 'More')
  const editsOwn = async () => {
    const text = v7()
    await internal.get(editOwnMessage, { path: { threadId, messageId }, body: { text, files: [], from: null } })
    return text
  }
  await heardBy(editsOwn, ['internal', 'assignee', 'supervisor'])
  await administrator.get(editSettings, { body: { allowEditing: false } })
})

test(`a restricted item is heard of by who may see it ${canBeHeard}[APP-10][APP-12]`, async () => {
  const { administrator, assignee } = world.company.people
  const { itemId, restrictedId } = await appWorld(world.company)
  const edits = (id: string) => async () => {
    const path = { itemId: id }
    const { version } = (await administrator.get(readItem, { path })).item
    await administrator.get(editItem, { path, body: { version, values: { title: v7() } } })
    return `"itemId":"${id}","version":${version + 1}`
  }
  await heardBy(edits(itemId), may.see)
  await heardBy(edits(restrictedId), may.chosen)
  const comments = async () => {
    const path = { itemId: restrictedId, commentId: v7() }
    await assignee.get(addItemComment, { path, body: { text: 'Between us' } })
    return `"item.commented","appId"`
  }
  await heardBy(comments, may.chosen)
})

test(`a channel that is switched off is heard by who answers there, leads there and writes there ${canBeHeard}[CMP-09]`, async () => {
  const { administrator } = world.company.people
  const { liveChatId } = (await world.talks.theirs.customer.get(readThread, { path: { threadId: world.talks.theirs.threadId } }))
    .thread
  for (const enabled of [false, true]) {
    const switches = async () => {
      const { version } = await administrator.get(readLiveChat, { path: { liveChatId } })
      await administrator.get(editLiveChat, { path: { liveChatId }, body: { version, website: { enabled } } })
      return `"connected":${enabled}`
    }
    await heardBy(switches, [...staffOfOne, 'visitorA', 'visitorB', 'identified'])
  }
})

test(`an answer is heard by its customer and by who follows the session ${canBeHeard}`, async () => {
  const { talks, company } = world
  const { assignee, otherOperator } = company.people
  await heardBy(async () => (await answer(assignee, talks.theirs.sessionId, 'So')).id, ['visitorB', 'assignee', 'supervisor'])
  await heardBy(async () => (await answer(assignee, talks.internal.sessionId, 'So')).id, ['internal', 'assignee', 'supervisor'])
  await heardBy(
    async () => (await answer(otherOperator, talks.elsewhere.sessionId, 'So')).id,
    ['otherOperator', 'otherSupervisor'],
  )
})

test(`its name and priority stay with staff who follow it ${canBeHeard}[CUS-06]`, async () => {
  const { talks, company } = world
  const edit = (sessionId: string, name: string) => async () => {
    await company.people.supervisor.get(editSession, { path: { sessionId }, body: { name, priority: 3 } })
    return name
  }
  await heardBy(edit(talks.theirs.sessionId, 'Called this'), ['assignee', 'supervisor'])
  await heardBy(edit(talks.waiting.sessionId, 'Called that'), ['operator', 'offline', 'assignee', 'supervisor'])
})

test(`reading and seeing are heard by the other side and who follows ${canBeHeard}[RDM-01]`, async () => {
  const { talks, company } = world
  const { sessionId, threadId, customer } = talks.theirs
  await heardBy(async () => {
    await company.people.assignee.get(readUpTo, { path: { sessionId }, body: { number: 99 } })
    return sessionId
  }, ['visitorB', 'assignee', 'supervisor'])
  await heardBy(async () => {
    await customer.get(seeUpTo, { path: { threadId }, body: { sessionId, number: 99 } })
    return '.seen"'
  }, ['visitorB', 'assignee', 'supervisor'])
})

test(`typing is heard by the other side and by supervisors, by the name they may know ${canBeHeard}[TYP-01]`, async () => {
  const { talks } = world
  const { sessionId, threadId } = talks.theirs
  await heardBy(async () => {
    sockets.get('visitorB')!.say({ typing: { threadId } })
    return sessionId
  }, ['assignee', 'supervisor'])
  await heardBy(async () => {
    sockets.get('assignee')!.say({ typing: { sessionId } })
    return '"name":"typing"'
  }, ['visitorB', 'supervisor'])
  // Of a session that is not theirs, nobody is told.
  const [stranger, billing] = [sockets.get('visitorA')!, sockets.get('billing')!]
  await heardBy(async () => {
    stranger.say({ typing: { threadId } })
    billing.say({ typing: { sessionId } })
    await Promise.all([answered(stranger), answered(billing)])
    return (await write(talks.theirs.customer, 'After that')).id
  }, ['visitorB', 'assignee', 'supervisor'])
  const typing = [...sockets.values()].flatMap(({ moments }) => moments).filter(({ name }) => name === 'typing')
  expect(typing).toHaveLength(4)
  expect(sockets.get('visitorB')!.moments.filter(({ name }) => name === 'typing')).toEqual([
    { name: 'typing', threadId, personName: world.company.one.name },
  ])
})

test(`whoever loses a session hears so, and nothing of it afterwards ${canBeHeard}`, async () => {
  const { company, another } = world
  const { people, groups } = company
  const { sessionId, customer } = await another('theirs')
  await heardBy(async () => {
    const body = { to: { groupId: groups.billing.id }, from: people.assignee.id }
    await people.supervisor.get(reassignSession, { path: { sessionId }, body })
    return sessionId
  }, ['assignee', 'billing', 'supervisor'])
  expect(sockets.get('assignee')!.events.at(-1)).toEqual({ name: 'session.left', sessionId })
  await heardBy(async () => (await write(customer, 'Still there?')).id, ['billing', 'supervisor'])
})

test(`a taken session leaves those who wait for the queue ${canBeHeard}`, async () => {
  const { company, another } = world
  const { sessionId, customer } = await another('waiting')
  await heardBy(async () => {
    await take(company.people.operator, sessionId)
    return sessionId
  }, ['operator', 'offline', 'assignee', 'supervisor'])
  await heardBy(async () => (await write(customer, 'Yes?')).id, ['operator', 'supervisor'])
})

test(`closing is told to all staff of the live chat by activity, and the session to who followed ${canBeHeard}[SES-10]`, async () => {
  const { company, talks } = world
  const { sessionId, threadId } = talks.theirs
  await heardBy(async () => {
    await company.people.assignee.get(closeSession, { path: { sessionId } })
    return sessionId
  }, ['visitorB', ...staffOfOne])
  expect(sockets.get('visitorB')!.events.at(-1)).toMatchObject({ name: 'thread.closed', threadId, sessionId })
  expect(sockets.get('billing')!.events.at(-1)).toMatchObject({ name: 'activity.added' })
})

test(`what becomes of files is heard by who may see them, until they may not ${canBeHeard}[FIL-06]`, async () => {
  const { people } = world.company
  const { supervisor, operator } = people
  const { folderId, hidden } = await changing(['operator', 'assignee', 'billing'], () => folderWorld(world.company))
  const adds = (who: typeof supervisor, parentId: string) => async () => (await makeFolder(who, parentId, v7())).id
  await heardBy(adds(supervisor, folderId), mayInFolder.view)
  await heardBy(adds(people.otherSupervisor, hidden.folderId), ['otherSupervisor'])
  const { company } = await rootsOf(people.administrator)
  await heardBy(adds(people.administrator, company!.id), signedIn)

  await changing(['operator', 'assignee'], () => share(supervisor, folderId, { edit: [people.billing.id] }))
  await heardBy(adds(supervisor, folderId), ['billing', 'supervisor'])
  // A file alone, without the folder that it stands in.
  const inside = await makeFolder(supervisor, folderId, 'Inside')
  await changing(['operator'], () => share(supervisor, inside.id, { view: [operator.id] }))
  await heardBy(async () => {
    await supervisor.get(editEntry, { path: { entryId: inside.id }, body: { name: 'Inside out' } })
    return `"entryId":"${inside.id}"`
  }, ['operator', 'billing', 'supervisor'])
  const heard = sockets.get('operator')!.events.findLast(({ name }) => name === 'folder.changed')
  expect(heard).toEqual({ name: 'folder.changed', folderId: null, entryId: inside.id })
  await changing(['operator'], () => share(supervisor, inside.id, {}, false))
  await heardBy(adds(supervisor, inside.id), ['supervisor'])
})

test(`status, names and settings reach colleagues, and no customer ${canBeHeard}`, async () => {
  const { people } = world.company
  await heardBy(async () => {
    await people.operator.get(setStatus, { body: { online: false } })
    return '"name":"person.changed"'
  }, staffOfOne)
  await heardBy(async () => {
    await people.otherOperator.get(editProfile, { body: { name: 'Renamed' } })
    return '"Renamed"'
  }, ['otherOperator', 'otherSupervisor'])
  const organisation = v7()
  await heardBy(async () => {
    await people.administrator.get(editSettings, { body: { organisation } })
    return organisation
  }, signedIn)
})
