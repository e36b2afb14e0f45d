import {
  createIdentitySecret,
  editLiveChat,
  editMessage,
  editSession,
  editSettings,
  endpoints,
  findColleagues,
  findPeople,
  inviteUser,
  listSessions,
  lockUser,
  readLiveChat,
  readThread,
  readUpTo,
  reassignSession,
  seeUpTo,
  sendMessage,
  withdrawMessage,
  writeMessage,
  writeNote,
} from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestSocket } from '../client.ts'
import { type Company, company } from './company.ts'
import { runProcess } from './run-process.ts'
import { shownOnItem } from './shown-on-item.ts'
import { answer, close, take, upload, write } from './talk.ts'
import { type Canary, leaks, type Wire, wire } from './wire.ts'

type Name = keyof Company['people'] | 'visitorA' | 'visitorB' | 'visitorTwo' | 'anonymous'
/** In these all employees find each other; they do not say who of them answers whom. */
const directories: string[] = [findColleagues.path, findPeople.path]
const customers = ['visitorA', 'visitorB', 'visitorTwo', 'internal'] as const

const sign = (what: string) => `cry${what}${crypto.randomUUID().slice(0, 8)}`
const said: Record<string, string> = {}
/** A text of its own, by what it stands for. */
const mark = (what: string) => (said[what] ??= sign(what.replace(/\W/g, '')))

let all: Company
let heard: Wire<Name>
let canaries: Canary<Name>[]

/** Sees both ways: who answers in live chat one is hidden from customers, in two their name may be shown. */
beforeAll(async () => {
  all = await company({ nameOf: (part) => mark(`name of ${part}`), greeting: mark('greeting') })
  const { one, two, product, groups } = all
  heard = wire<Name>(product.url)
  const people = {} as Record<keyof Company['people'], Company['people']['plain']>
  for (const [part, client] of Object.entries(all.people) as [keyof Company['people'], Company['people']['plain']][])
    people[part] = heard.tap(part, client)
  const known = (part: string) => ({ email: `${mark(`e-mail of ${part}`)}@example.com`, externalId: mark(`sub of ${part}`) })
  const visitorA = heard.tap('visitorA', await all.visitor(one, mark('visitorA'), known('visitorA')))
  const visitorB = heard.tap('visitorB', await all.visitor(one, mark('visitorB'), known('visitorB')))
  const visitorTwo = heard.tap('visitorTwo', await all.visitor(two, mark('visitorTwo'), known('visitorTwo')))
  const internal = Object.assign(people.internal, { threadId: all.internalThreadId })
  const anonymous = heard.tap('anonymous', product.anyone)
  const { administrator, assignee, operator, supervisor, billing, otherOperator } = people

  const shown = await administrator.get(readLiveChat, { path: { liveChatId: two.id } })
  await administrator.get(editLiveChat, {
    path: { liveChatId: two.id },
    body: { version: shown.version, website: { showOperatorName: true } },
  })

  const everybody = { ...people, visitorA, visitorB, visitorTwo, anonymous }
  const sockets = new Map<string, TestSocket>()
  for (const [name, client] of Object.entries(everybody)) sockets.set(name, await client.socket(''))

  const secret = await administrator.get(createIdentitySecret, { path: { liveChatId: one.id } })
  const invitee = { name: mark('invitee'), email: `${mark('e-mail of the invitee')}@example.com` }
  const { invitation } = await administrator.get(inviteUser, { body: invitee })

  // One session of each customer, worked on in every way.
  const a = await write(visitorA, mark('text of A'))
  const b = await write(visitorB, mark('text of B'))
  const i = await write(internal, mark('text of internal'))
  const t = await write(visitorTwo, mark('text of two'))
  await supervisor.get(editSession, { path: { sessionId: a.sessionId }, body: { name: mark('session A'), priority: 3 } })
  await take(assignee, b.sessionId)
  await take(assignee, i.sessionId)
  await take(otherOperator, t.sessionId)
  const inProcess = { task: mark('task of two'), value: mark('value of two') }
  const processPaths = await runProcess(all, otherOperator, t.sessionId, inProcess)
  await otherOperator.get(editSession, { path: { sessionId: t.sessionId }, body: { name: mark('session two'), priority: 2 } })
  await assignee.get(editSession, { path: { sessionId: b.sessionId }, body: { name: mark('session B'), priority: 1 } })
  await assignee.get(editSession, { path: { sessionId: i.sessionId }, body: { name: mark('session internal'), priority: 1 } })
  await answer(assignee, b.sessionId, mark('answer to B'))
  await answer(assignee, i.sessionId, mark('answer to internal'))
  await answer(otherOperator, t.sessionId, mark('answer to two'))
  const file = await upload(visitorB, mark('file of B'))
  await write(visitorB, mark('text with a file of B'), [file])
  // Notes, quotes and what was taken back, on both sides.
  await administrator.get(editSettings, { body: { allowEditing: true } })
  const noteFile = await upload(assignee, mark('file of a note'))
  const noting = { path: { sessionId: b.sessionId, messageId: v7() } }
  const noted = { text: mark('note on B'), files: [noteFile], mentions: [supervisor.id] }
  const { id: noteId } = await assignee.get(writeNote, { ...noting, body: noted })
  await assignee.get(editMessage, { ...noting, body: { text: mark('changed note on B'), files: [noteFile], from: null } })
  await visitorB.ask(writeMessage, { path: { threadId: visitorB.threadId, messageId: v7() }, body: { text: '?', quote: noteId } })
  const quoting = { text: mark('quote of B'), quote: b.id }
  const quoted = await assignee.get(sendMessage, { path: { sessionId: b.sessionId, messageId: v7() }, body: quoting })
  const asking = { text: mark('quote by B'), quote: quoted.id }
  await visitorB.get(writeMessage, { path: { threadId: visitorB.threadId, messageId: v7() }, body: asking })
  const about = { text: mark('note on internal') }
  await assignee.get(writeNote, { path: { sessionId: i.sessionId, messageId: v7() }, body: about })
  const takenBack = await answer(assignee, b.sessionId, mark('withdrawn from B'))
  const backPath = { path: { sessionId: b.sessionId, messageId: takenBack.id } }
  await assignee.get(withdrawMessage, backPath)
  sockets.get('assignee')!.say({ typing: { sessionId: b.sessionId } })
  sockets.get('assignee')!.say({ typing: { sessionId: i.sessionId } })
  sockets.get('visitorB')!.say({ typing: { threadId: visitorB.threadId } })
  await assignee.get(readUpTo, { path: { sessionId: b.sessionId }, body: { number: 99 } })
  await visitorB.get(seeUpTo, { path: { threadId: visitorB.threadId }, body: { sessionId: b.sessionId, number: 99 } })
  // To Billing and back to who had it; whatever is written meanwhile is not theirs.
  const away = { to: { groupId: groups.billing.id }, from: assignee.id }
  await supervisor.get(reassignSession, { path: { sessionId: b.sessionId }, body: away })
  await write(visitorB, mark('text while Billing has B'))
  await take(billing, b.sessionId)
  await answer(billing, b.sessionId, mark('answer of Billing'))
  const back = { to: { operatorId: operator.id }, from: billing.id }
  await billing.get(reassignSession, { path: { sessionId: b.sessionId }, body: back })
  await write(visitorB, mark('text after Billing'))
  await answer(operator, b.sessionId, mark('answer after Billing'))
  await close(assignee, i.sessionId)
  await write(internal, mark('second text of internal'))
  await administrator.get(lockUser, { path: { userId: assignee.id } })

  // Who reads live chat one on the pages of items alone, and others who view the item and read nothing there [BND-15].
  const itemPath = await shownOnItem(all, b.sessionId)

  // Everybody reads whatever they can reach, and asks for what they cannot.
  for (const client of Object.values(everybody)) {
    for (const { sessionId } of [a, b, i, t])
      for (const part of ['', '/timeline', '/targets', '/files', '/mentionable?search=', `/messages/${noteId}/versions`])
        await client.fetch(`/api/sessions/${sessionId}${part}`)
    for (const { threadId } of [a, b, i, t]) await client.ask(readThread, { path: { threadId } })
    for (const liveChatId of [one.id, two.id]) {
      for (const list of ['queue', 'mine', 'active', 'closed'] as const)
        await client.ask(listSessions, { query: { list, liveChatId } })
      await client.ask(readLiveChat, { path: { liveChatId } })
    }
    for (const { method, path } of Object.values(endpoints))
      if (method === 'GET' && !directories.includes(path)) await client.fetch(path.replace(/:\w+/g, v7()))
    for (const path of processPaths) await client.fetch(path)
    await client.fetch(`${itemPath}/sessions`)
    for (const { sessionId } of [a, b, i, t]) await client.fetch(`${itemPath}/sessions/${sessionId}/messages`)
    await client.fetch(`/api/files/${file}`)
    await client.fetch(`/api/files/${noteFile}`)
  }
  await vi.waitFor(() => expect(sockets.get('supervisor')!.frames.join()).toContain(mark('second text of internal')))

  const staff = ['supervisor'] as const
  const own = (what: string, readers: readonly Name[]): Canary<Name> => ({ what, text: mark(what), readers })
  const main = ['operator', 'offline', 'assignee', ...staff] as const
  const onTwo = ['otherOperator', 'otherSupervisor'] as const
  const staffOfOne = [...main, 'billing'] as const
  canaries = [
    own('text of A', ['visitorA', ...main]),
    // Main heard it while it waited, and what it was taken with; the rest is for who followed.
    own('text of B', ['administrator', 'visitorB', ...main, 'billing']),
    own('text of internal', ['internal', ...main]),
    own('text of two', ['visitorTwo', ...onTwo]),
    own('session A', main),
    own('session B', ['administrator', 'assignee', 'supervisor', 'billing', 'operator']),
    // That it was closed is told by its name to all staff of the live chat [SES-10].
    own('session internal', staffOfOne),
    own('session two', onTwo),
    own('task of two', [...onTwo, 'administrator']),
    own('value of two', ['otherOperator', 'administrator']),
    own('answer to B', ['administrator', 'visitorB', 'assignee', 'supervisor', 'billing', 'operator']),
    // In the history above the session that waits for Main now.
    own('answer to internal', ['internal', ...main]),
    own('answer to two', ['visitorTwo', ...onTwo]),
    own('note on B', ['assignee', 'supervisor', 'billing', 'operator']),
    own('changed note on B', ['assignee', 'supervisor', 'billing', 'operator']),
    own('file of a note', ['assignee', 'supervisor', 'billing', 'operator']),
    own('note on internal', main),
    own('quote of B', ['administrator', 'visitorB', 'assignee', 'supervisor', 'billing', 'operator']),
    own('quote by B', ['administrator', 'visitorB', 'assignee', 'supervisor', 'billing', 'operator']),
    own('withdrawn from B', ['visitorB', 'assignee', 'supervisor', 'billing', 'operator']),
    own('file of B', ['administrator', 'visitorB', 'assignee', 'supervisor', 'billing', 'operator']),
    own('text while Billing has B', ['administrator', 'visitorB', 'billing', 'supervisor', 'operator']),
    own('answer of Billing', ['administrator', 'visitorB', 'billing', 'supervisor', 'operator']),
    own('text after Billing', ['administrator', 'visitorB', 'supervisor', 'operator']),
    own('answer after Billing', ['administrator', 'visitorB', 'supervisor', 'operator']),
    own('second text of internal', ['internal', ...main]),
    own('e-mail of visitorA', main),
    own('e-mail of visitorB', ['assignee', 'supervisor', 'billing', 'operator', 'offline']),
    own('e-mail of visitorTwo', onTwo),
    own('sub of visitorA', main),
    own('sub of visitorB', ['assignee', 'supervisor', 'billing', 'operator', 'offline']),
    own('sub of visitorTwo', onTwo),
    own('visitorA', ['visitorA', ...main]),
    own('visitorTwo', ['visitorTwo', ...onTwo]),
    own('invitee', ['administrator']),
    own('e-mail of the invitee', ['administrator']),
    { what: 'the identity secret', text: secret.secret, readers: ['administrator'] },
    { what: 'the invitation', text: invitation.url.split('/').at(-1)!, readers: ['administrator'] },
  ]
  // Who works in one does not know what two is called, nor the other way round; no customer is told a name or an id of staff.
  for (const [part, { id }] of Object.entries(all.people)) {
    if (part === 'internal') continue
    const theirs = (part.startsWith('other') ? [...onTwo] : [...staffOfOne]) as Name[]
    const told: Name[] = [...theirs, 'administrator', 'plain', part as Name]
    const readers = part === 'otherOperator' ? [...told, 'visitorTwo' as const] : told
    if (theirs.includes(part as Name)) canaries.push(own(`name of ${part}`, readers))
    if (theirs.includes(part as Name)) canaries.push({ what: `the id of ${part}`, text: id, readers: told })
  }
  for (const [name, { headers }] of Object.entries(everybody)) {
    const token = Object.values(headers)[0]?.replace(/^(parley=|Bearer )/, '')
    if (token) canaries.push({ what: `the token of ${name}`, text: token, readers: [] })
  }
})
afterAll(() => all[Symbol.asyncDispose]())

test('no canary reaches anybody outside its readers [T-41][P14][ACC-13][LCS-13]', () => {
  expect(leaks(heard, canaries)).toEqual([])
  const seen = canaries.filter(({ text, readers }) =>
    readers.some((name) => heard.received(name).some((bytes) => bytes.includes(text))),
  )
  // A canary that nobody at all received proves nothing: only tokens are told to no one.
  expect(canaries.filter((canary) => !seen.includes(canary) && canary.readers.length > 0).map(({ what }) => what)).toEqual([])
  console.info(`T-41: ${canaries.length} canaries, ${heard.names().length} principals, ${heard.bytes()} bytes received, 0 leaks`)
})

test('what customers receive has no place for what is kept from them [T-41][CUS-06][P14]', () => {
  const kept = ['"priority":', '"group":', '"operator":', '"session.changed"', '"session.left"', '"session.read"']
  for (const name of customers.filter((name) => name !== 'internal')) {
    const bytes = heard.received(name)
    expect(bytes.length).toBeGreaterThan(10)
    for (const word of kept) expect(bytes.filter((text) => text.includes(word))).toEqual([])
    expect(bytes.filter((text) => /"author":"system"|"notice":\{/.test(text))).toEqual([])
    expect(bytes.filter((text) => /"author":"operator","authorId":"/.test(text))).toEqual([])
  }
  // An internal customer's program is the same as staff's; of their own chat it is told no more than a visitor.
  const events = heard.received('internal').filter((text) => text.includes('"event"') && text.includes(all.internalThreadId))
  expect(events.length).toBeGreaterThan(3)
  expect(events.filter((text) => /"(priority|group|operator)":|"author":"system"|"session\./.test(text))).toEqual([])
})

test('a customer is told the live chat’s name, and the operator’s where it is shown [T-41][LCS-13][CUS-05]', () => {
  const says = (name: Name, text: string) => heard.received(name).some((bytes) => bytes.includes(`"authorName":"${text}"`))
  expect(says('visitorB', all.one.name)).toBe(true)
  expect(says('internal', all.one.name)).toBe(true)
  expect(says('visitorTwo', mark('name of otherOperator'))).toBe(true)
})
