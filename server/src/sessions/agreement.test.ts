import * as contract from '@parley/contract'
import { apply, applyToThread, type LiveEvent, rowsOf, type Thread, type ThreadEvent, type Workspace } from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { arranging } from '../../test/arranging.ts'
import type { Client } from '../../test/client.ts'
import { answer, begin, connect, newId, openDesk, take, until, workspaceOf, write } from '../../test/desk.ts'
import { labelled } from '../../test/labelled.ts'
import { processed } from '../../test/processed.ts'
import { readingAt } from '../../test/reading.ts'
import { ruled } from '../../test/ruled.ts'
import { spammed } from '../../test/spammed.ts'

const desk = await openDesk()
const { product, olga, oleg, otto, sofia, vera, boris, clara, chat, first, second } = desk
afterAll(() => product[Symbol.asyncDispose]())

const rules = ruled(desk)
const { edit, relabel, changeLabels } = labelled(desk)
const reading = readingAt(desk)
const arrange = arranging(desk)
const { read } = reading
const { mark, unmark, inSpam, markedAndBack, whileLocked, takenOut } = spammed(desk)

/** What a screen draws from a workspace: cards that are no longer in any list are only left over. */
function drawn(workspace: Workspace) {
  const lists = (['queue', 'mine', 'active'] as const).flatMap((list) =>
    workspace.liveChats.map(({ id }) => [list, rowsOf(workspace, list, id)] as const),
  )
  const shown = new Set(lists.flatMap(([, rows]) => rows.map(({ id }) => id)))
  const { me, liveChats, threads, mayWrite, settings, reminders, drafts, tasks, missing = [] } = workspace
  const reads = Object.fromEntries(Object.entries(workspace.reads).filter(([id]) => shown.has(id)))
  const unread = [...workspace.unreadActivity].sort()
  return { ...{ me, liveChats, lists, threads, mayWrite, settings }, ...{ reads, unread, reminders, drafts, tasks, missing } }
}

interface Situation {
  visitor: Awaited<ReturnType<typeof desk.visitor>>
  sessionId: string
  /** Of Clara's own chat. */
  claras: string
}

const card = async (sessionId: string) => (await vera.get(contract.readSession, { path: { sessionId } })).session
const reassign = async (who: Client, sessionId: string, to: { operatorId: string } | { groupId: string }, comment = '') =>
  who.get(contract.reassignSession, {
    path: { sessionId },
    body: { to, from: (await card(sessionId)).operator?.id ?? null, comment },
  })
const stateOf = async (id: string) =>
  (await desk.db.selectFrom('sessions').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
const settle = () => product.jobs.handedOver()

const queued = () => begin(desk)
const taken = () => begin(desk, olga)

const verbs: [
  string,
  () => Promise<{ visitor: Situation['visitor']; sessionId: string }>,
  (now: Situation) => Promise<unknown>,
][] = [
  ['a first message', queued, async () => write(...(await newcomer()), 'Anybody?')],
  ['a first message that is given to somebody, with an automatic reply', queued, () => routedTo(first, 'Anybody?')],
  ['what waits is given to somebody who comes Online', queued, ({ sessionId }) => drainedTo(sessionId)],
  ['a message of the customer', queued, ({ visitor }) => write(visitor, visitor.threadId, 'Still here')],
  ['a message into an assigned session', taken, ({ visitor }) => write(visitor, visitor.threadId, 'Still here')],
  ['an answer', taken, ({ sessionId }) => answer(olga, sessionId, 'On its way')],
  ['the channel is switched off and on', taken, () => connect(desk, false).then(() => connect(desk, true))],
  ['answers and messages', taken, ({ visitor, sessionId }) => chatter(visitor, sessionId)],
  ['taking', queued, ({ sessionId }) => take(oleg, sessionId)],
  ['the blue counter', queued, () => oleg.get(contract.takeNextSession)],
  ['renaming and priority at once', taken, ({ sessionId }) => edit(olga, sessionId, { name: 'Order 17', priority: 3 })],
  ['a supervisor’s priority in the queue', queued, ({ sessionId }) => edit(vera, sessionId, { priority: 2 })],
  ['reassigning to an operator', taken, ({ sessionId }) => reassign(olga, sessionId, { operatorId: oleg.id })],
  ['reassigning with a comment', taken, ({ sessionId }) => reassign(olga, sessionId, { operatorId: oleg.id }, 'At five')],
  ['reassigning to the one who also supervises', taken, ({ sessionId }) => reassign(olga, sessionId, { operatorId: boris.id })],
  ['reassigning to the first line’s queue', taken, ({ sessionId }) => reassign(olga, sessionId, { groupId: first.id })],
  ['reassigning to the second line’s queue', taken, ({ sessionId }) => reassign(olga, sessionId, { groupId: second.id })],
  ['a supervisor’s reassigning from the queue', queued, ({ sessionId }) => reassign(vera, sessionId, { operatorId: sofia.id })],
  ['labels, put on and taken off by two at once', taken, ({ sessionId }) => relabel(sessionId)],
  ['a label’s new name, and another one that is deleted', taken, ({ sessionId }) => changeLabels(sessionId)],
  ['an automatic answer', queued, () => whileAway(async () => write(...(await newcomer()), 'Anybody?'))],
  ['quotes on both sides', taken, ({ visitor, sessionId, claras }) => quoting(visitor, sessionId, claras)],
  [
    'changing and withdrawing what was said last, and what was quoted',
    taken,
    ({ visitor, sessionId }) => changing(visitor, sessionId),
  ],
  ['an employee’s changing and withdrawing', queued, ({ claras }) => changingHers(claras)],
  ['notes with mentions, changed and withdrawn', taken, ({ sessionId }) => noting(sessionId)],
  ['closing', taken, ({ sessionId }) => close(olga, sessionId)],
  ['a supervisor’s closing in the queue', queued, ({ sessionId }) => close(vera, sessionId)],
  [
    'closing and writing again',
    taken,
    async ({ visitor, sessionId }) => {
      await close(olga, sessionId)
      await write(visitor, visitor.threadId, 'One more thing')
    },
  ],
  ['marking as spam', taken, ({ sessionId }) => mark(olga, sessionId)],
  ['a supervisor’s marking in the queue', queued, ({ sessionId }) => mark(vera, sessionId)],
  ['a message into spam', inSpam, ({ visitor }) => write(visitor, visitor.threadId, 'Buy now')],
  ['taking the mark away', inSpam, ({ sessionId }) => unmark(olga, sessionId)],
  ['marking, writing and taking the mark away in the queue', queued, markedAndBack],
  ['a first message of who is locked', queued, () => whileLocked(({ visitor, threadId }) => write(visitor, threadId, 'Buy now'))],
  ['what began in spam, taken out', queued, () => whileLocked(takenOut)],
  ['reading by the assignee', taken, ({ sessionId }) => read(olga, sessionId)],
  ['reading by a supervisor', taken, ({ sessionId }) => read(boris, sessionId)],
  [
    'reading, then a new operator',
    taken,
    async ({ visitor, sessionId }) => {
      await read(olga, sessionId)
      await write(visitor, visitor.threadId, 'Not read yet')
      await reassign(olga, sessionId, { operatorId: boris.id })
    },
  ],
  ['a reminder and a draft', taken, ({ sessionId }) => arrange.remember(olga, sessionId)],
  [
    'a reminder and a draft that are needed no more',
    taken,
    async ({ sessionId }) => {
      await arrange.remember(olga, sessionId)
      await arrange.forget(olga, sessionId)
    },
  ],
  ['a process, its tasks taken, given and done', taken, ({ sessionId }) => processed(desk)(sessionId)],
  ['a person’s new name', taken, () => arrange.renamePerson()],
  ['counting as unread again', taken, ({ visitor, sessionId }) => reading.backAndOn(visitor, sessionId)],
  [
    'seeing by the customer',
    taken,
    async ({ visitor, sessionId }) => {
      const { number } = await answer(olga, sessionId, 'See this')
      await visitor.get(contract.seeUpTo, { path: { threadId: visitor.threadId }, body: { sessionId, number } })
      await answer(olga, sessionId, 'And this')
    },
  ],
  [
    'an employee’s chat from beginning to end',
    queued,
    async ({ claras }) => {
      const { sessionId } = await write(clara, claras, 'My laptop')
      await take(olga, sessionId)
      const { number } = await answer(olga, sessionId, 'Bring it')
      await read(olga, sessionId)
      await clara.get(contract.seeUpTo, { path: { threadId: claras }, body: { sessionId, number } })
      await answer(olga, sessionId, 'Now')
      await close(olga, sessionId)
    },
  ],
  [
    'going Offline',
    taken,
    async () => {
      await olga.get(contract.setStatus, { body: { online: false } })
      await olga.get(contract.setStatus, { body: { online: true } })
    },
  ],
  [
    'going Offline and giving all back',
    taken,
    async ({ sessionId }) => {
      await olga.get(contract.setStatus, { body: { online: false, sessions: 'queue' } })
      await settle()
      await until(async () => (await stateOf(sessionId)) === 'queued')
      await olga.get(contract.setStatus, { body: { online: true } })
    },
  ],
]

async function newcomer(): Promise<[Client, string]> {
  const visitor = await desk.visitor()
  return [visitor, visitor.threadId]
}
async function routedTo({ id: groupId }: { id: string }, text: string) {
  await rules.only('Least', { name: 'least-busy', groupId }, [], { reply: 'Hello {customer}', priority: 2 })
  const [visitor, threadId] = await newcomer()
  await write(visitor, threadId, text)
  await rules.clear()
}
async function drainedTo(sessionId: string) {
  await rules.only('Otto', { name: 'operator', userId: otto.id })
  await otto.get(contract.setStatus, { body: { online: true } })
  await until(async () => (await stateOf(sessionId)) === 'assigned')
  await otto.get(contract.setStatus, { body: { online: false } })
  await rules.clear()
}
async function chatter(visitor: Situation['visitor'], sessionId: string) {
  await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      i % 2 ? write(visitor, visitor.threadId, `Question ${i}`) : answer(olga, sessionId, `Answer ${i}`),
    ),
  )
}
async function quoting(visitor: Situation['visitor'], sessionId: string, claras: string) {
  const reply = (who: Client, quote: string, threadId: string) =>
    who.get(contract.writeMessage, { path: { threadId, messageId: newId() }, body: { text: 'About that', quote } })
  const { id } = await answer(olga, sessionId, 'On its way')
  const { id: quote } = await reply(visitor, id, visitor.threadId)
  await olga.get(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text: 'Yes', quote } })
  const hers = await write(clara, claras, 'My laptop')
  await reply(clara, hers.id, claras)
}
const change = (sessionId: string, messageId: string, text: string, from: number | null = null) =>
  olga.get(contract.editMessage, { path: { sessionId, messageId }, body: { text, files: [], from } })
async function changing(visitor: Situation['visitor'], sessionId: string) {
  await desk.admin.get(contract.editSettings, { body: { allowEditing: true } })
  const { id } = await answer(olga, sessionId, 'On its way')
  const { changed } = await change(sessionId, id, 'On its way, since Monday')
  const path = { threadId: visitor.threadId, messageId: newId() }
  await visitor.get(contract.writeMessage, { path, body: { text: 'Really?', quote: id } })
  await change(sessionId, id, 'Since Tuesday', changed)
  await visitor.get(contract.editOwnMessage, { path, body: { text: 'Really', files: [], from: null } })
  await olga.get(contract.withdrawMessage, { path: { sessionId, messageId: id } })
  await visitor.get(contract.withdrawOwnMessage, { path })
  await desk.admin.get(contract.editSettings, { body: { allowEditing: false } })
}
async function changingHers(threadId: string) {
  const { id: messageId } = await write(clara, threadId, 'My laptop')
  await clara.get(contract.editOwnMessage, { path: { threadId, messageId }, body: { text: 'My screen', files: [], from: null } })
  const second = await write(clara, threadId, 'It is broken')
  await clara.get(contract.withdrawOwnMessage, { path: { threadId, messageId: second.id } })
}
async function noting(sessionId: string) {
  const path = { sessionId, messageId: newId() }
  await olga.get(contract.writeNote, { path, body: { text: '@Vera look', mentions: [vera.id] } })
  await change(sessionId, path.messageId, 'Solved')
  await olga.get(contract.withdrawMessage, { path })
  await boris.get(contract.writeNote, { path: { sessionId, messageId: newId() }, body: { text: 'I see' } })
}
const path = { liveChatId: chat.id }
async function whileAway(work: () => Promise<unknown>) {
  const set = async (change: object) => {
    const { version } = await desk.admin.get(contract.readLiveChat, { path })
    await desk.admin.get(contract.editLiveChat, { path, body: { version, ...change } })
  }
  const never = { name: newId(), timeZone: 'UTC', weekly: Array.from({ length: 7 }, () => []), exceptions: [] }
  const { id: calendarId } = await desk.admin.get(contract.createCalendar, { body: never })
  await set({ calendarId, awayAnswer: { text: 'We are closed.', nobodyOnline: false, outsideHours: true } })
  await work()
  await set({ calendarId: null })
}
const close = (who: Client, sessionId: string) => who.get(contract.closeSession, { path: { sessionId } })
const readers = { olga, oleg, otto, sofia, vera, boris, clara }

test.each(verbs)('what everybody is told of %s agrees with what is shown [B-01, CNT-15, NFR-02]', async (_, prepare, verb) => {
  const claras = (await clara.get(contract.openThread, { path: { liveChatId: chat.id } })).id
  const situation = { ...(await prepare()), claras }
  const { visitor } = situation
  const before = await Promise.all(
    Object.entries(readers).map(async ([name, who]) => {
      const workspace = await workspaceOf(who)
      return { name, who, workspace, socket: await who.socket(workspace.position) }
    }),
  )
  const page = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  const theirs = await visitor.socket(page.position)

  await verb(situation)
  // What is written now is heard after all of it.
  const marker = newId()
  await product.database.db
    .insertInto('events')
    .values({
      topics: [...Object.values(readers), { id: visitor.customerId }].map(({ id }) => `customer:${id}`).join(' '),
      body: `{"name":"marker","id":"${marker}"}`,
    })
    .execute()
  product.database.wake()
  const heardAll = (frames: string[]) => frames.some((frame) => frame.includes(marker))
  await until(() => [...before.map(({ socket }) => socket), theirs].every(({ frames }) => heardAll(frames)))
  const isMarker = (event: LiveEvent) => (event.name as string) === 'marker'

  for (const { name, who, workspace, socket } of before) {
    const events = socket.events.filter((event) => !isMarker(event))
    expect(socket.readAgain()).toBe(0)
    const { position: _1, ...stale } = workspace
    const { position: _2, ...fresh } = await workspaceOf(who)
    const once = events.reduce<Workspace>(apply, stale)
    expect(drawn(once), name).toEqual(drawn(fresh))
    expect(drawn(events.reduce<Workspace>(apply, once)), `${name}, twice`).toEqual(drawn(fresh))
    expect(contract.countersOf({ ...once, tallies: fresh.tallies }), name).toEqual(contract.countersOf(fresh))
    socket.end()
  }
  const events = theirs.events.filter((event) => !isMarker(event)) as ThreadEvent[]
  const fresh = (await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })).thread
  const once = events.reduce<Thread | undefined>(applyToThread, page.thread)
  expect(once).toEqual(fresh)
  expect(events.reduce<Thread | undefined>(applyToThread, once)).toEqual(fresh)
  theirs.end()
  // Lists stay shorter than a portion: what is beyond one cannot be known from events.
  await vera.ask(contract.closeSession, { path: { sessionId: situation.sessionId } })
})
