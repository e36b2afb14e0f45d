import { Message, Notice } from '@parley/contract'
import Fastify from 'fastify'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { type Shape, simple } from './shapes.ts'

/** What a client gets of a reply: through the server's own serializer. */
async function told(schema: unknown, value: unknown): Promise<unknown> {
  const http = Fastify()
  http.get('/', { schema: { response: { 200: Type.Object({ value: simple(schema as Shape) as never }) } } }, () => ({ value }))
  return (await http.inject('/')).json().value
}

const id = crypto.randomUUID()
const notices = [
  { kind: 'opened', rule: 'firstResponse', to: null },
  { kind: 'taken' },
  { kind: 'reassigned', from: { kind: 'operator', id, name: 'Olga' }, to: { kind: 'group', id, name: 'Second line' } },
  { kind: 'renamed', from: 'a', to: 'b' },
  { kind: 'returned', from: null },
  { kind: 'closed' },
]
const message = {
  id,
  threadId: id,
  sessionId: id,
  chapter: 1,
  number: 1,
  ordinal: 1,
  author: 'customer',
  authorId: null,
  authorName: 'Clara "C" \\ 🙂\n',
  text: '</script>\u2028',
  files: [{ id, name: 'a.png', type: 'image/png', size: 1, width: null, height: 5 }],
  notice: null,
  sentAt: new Date().toISOString(),
}

test('messages and notices arrive as they are [CNV-11]', async () => {
  expect(await told(Message, message)).toEqual(message)
  for (const notice of notices) {
    expect(await told(Notice, notice)).toEqual(notice)
    expect(await told(Message, { ...message, notice })).toEqual({ ...message, notice })
  }
})

test.each([
  [Type.Union([Type.String(), Type.Null()]), [null, '', 'x']],
  [Type.Union([Type.Integer(), Type.Null()]), [null, 0, -5]],
  [Type.Union([Type.Literal('a'), Type.Literal('b')]), ['a', 'b']],
  [Type.Union([Type.Literal('a'), Type.Null()]), [null, 'a']],
  [Type.Union([Type.Literal('a'), Type.Literal('b'), Type.Null()]), [null, 'a']],
  [Type.Union([Type.Array(Type.Integer()), Type.Null()]), [null, [], [1]]],
  [Type.Union([Type.Object({ a: Type.Integer() }), Type.Null()]), [null, { a: 1 }]],
  [Type.Union([Type.Object({ a: Type.Integer() }), Type.Object({ b: Type.Integer() }), Type.Null()]), [null, { a: 1 }, { b: 1 }]],
  [Type.Union([Type.Union([Type.Literal('a'), Type.Literal('b')]), Type.Null()]), [null, 'a', 'b']],
  [Type.Union([Type.String(), Type.Integer()]), ['a', 1]],
  [Type.Record(Type.String(), Type.Union([Type.Integer(), Type.Null()])), [{}, { a: 1, b: null }]],
  [Type.Unknown(), [null, 1, 'x', { a: [1] }]],
])('%j', async (schema, values) => {
  for (const value of values) expect(await told(schema, value)).toEqual(value)
})

test('what the contract does not name is not told [P14]', async () => {
  expect(await told(Message, { ...message, secret: 'canary', files: [{ ...message.files[0], key: 'canary' }] })).toEqual(message)
  expect(await told(Notice, { kind: 'taken', secret: 'canary' })).toEqual({ kind: 'taken' })
})
