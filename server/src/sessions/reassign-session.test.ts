import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { begin, openDesk, until } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, otto, vera, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const saidIn = async (who: typeof olga, sessionId: string) =>
  (await who.get(contract.readTimeline, { path: { sessionId }, query: {} })).items
const give = (who: typeof olga, sessionId: string, to: { operatorId: string }, from: string, comment: string) =>
  who.ask(contract.reassignSession, { path: { sessionId }, body: { to, from, comment } })

test('a comment goes along as a note: with the reassignment or not at all, and never to the customer [INF-07, NOT-01, ui S9]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const { position } = await oleg.get(contract.readWorkspace)
  const olegs = await oleg.socket(position)
  const theirs = await visitor.socket((await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })).position)
  const before = (await saidIn(olga, sessionId)).length

  // Refused: nothing is written.
  expect((await give(olga, sessionId, { operatorId: desk.ilya.id }, olga.id, 'Canary one')).problem?.code).toBe(
    'target-not-allowed',
  )
  expect((await give(olga, sessionId, { operatorId: oleg.id }, otto.id, 'Canary two')).problem?.code).toBe('changed-meanwhile')
  expect(await saidIn(olga, sessionId)).toHaveLength(before)

  const { body } = await give(olga, sessionId, { operatorId: oleg.id }, olga.id, '  Canary: she calls back at five \n')
  expect(body.operator?.id).toBe(oleg.id)
  const now = await saidIn(oleg, sessionId)
  expect(now.slice(before)).toMatchObject([
    { notice: { kind: 'reassigned' }, number: before + 1 },
    {
      note: true,
      author: 'operator',
      authorId: olga.id,
      authorName: olga.name,
      text: 'Canary: she calls back at five',
      mentions: [],
    },
  ])
  expect(body.number).toBe(now.at(-1)!.number)
  // Nobody waits less by it, and nobody has more to read.
  expect(body).toMatchObject({ received: 1, sent: 0, waitingSince: expect.any(String), preview: { text: 'Where is my order?' } })
  await until(() => olegs.events.some((event) => event.name === 'message.sent' && event.message.text.startsWith('Canary')))
  const read = JSON.stringify(await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } }))
  expect(read + theirs.frames.join()).not.toContain('Canary')
  olegs.end()
  theirs.end()
})

test('blanks are no comment; who gives it to whoever has it already says only the comment [INF-07]', async () => {
  const { sessionId } = await begin(desk, olga)
  const before = (await saidIn(olga, sessionId)).length
  await give(vera, sessionId, { operatorId: oleg.id }, olga.id, ' \n ')
  expect((await saidIn(vera, sessionId)).slice(before).map(({ note }) => note)).toEqual([undefined])
  await give(vera, sessionId, { operatorId: oleg.id }, oleg.id, 'You keep it')
  expect((await saidIn(vera, sessionId)).slice(before).map(({ text }) => text)).toEqual(['', 'You keep it'])
  const { note } = await db.selectFrom('messages').select('note').where('text', '=', 'You keep it').executeTakeFirstOrThrow()
  expect(note).toEqual({ mentions: [] })
})
