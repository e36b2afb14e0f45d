import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { openDesk, write } from '../../../test/desk.ts'

const desk = await openDesk()
const { product, vera, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

type Rule = [contract.LockType, contract.LockOperator, string]
type Known = Partial<Record<'email' | 'phone' | 'external_id', string>>

/** Somebody who is known by this writes for the first time while the rule stands. */
async function begunBy(known: Known, [type, operator, value]: Rule): Promise<boolean> {
  const visitor = await desk.visitor()
  await db.updateTable('customers').set(known).where('id', '=', visitor.customerId).execute()
  const body = { list: 'block' as const, name: 'Rule', type, operator, value, until: null, liveChatIds: null, reason: '' }
  const { id } = await vera.get(contract.createLockEntry, { body: { ...body, confirmation: 'Rule' } })
  const { sessionId } = await write(visitor, visitor.threadId, 'Hello')
  const { session } = await vera.get(contract.readSession, { path: { sessionId } })
  await vera.get(contract.deleteLockEntry, { path: { entryId: id } })
  return session.state === 'spam'
}

const mail = { email: 'Anna.Berg@Example.com' }
const phone = { phone: '+46 (70) 123-45-67' }
const signed = { external_id: 'Shop-17' }

test.each<[Known, Rule, boolean]>([
  [mail, ['email', 'equals', 'anna.berg@example.COM'], true],
  [mail, ['email', 'equals', 'berg@example.com'], false],
  [mail, ['email', 'contains', '.BERG@'], true],
  [mail, ['email', 'contains', '%'], false],
  [mail, ['email', 'starts-with', 'anna'], true],
  [mail, ['email', 'starts-with', 'berg'], false],
  [mail, ['email', 'ends-with', '@example.com'], true],
  [mail, ['email', 'ends-with', '@example'], false],
  [mail, ['phone', 'equals', '46701234567'], false],
  [phone, ['phone', 'equals', '46 70 123 45 67'], true],
  [phone, ['phone', 'equals', '+46 70 123 45 68'], false],
  [phone, ['phone', 'contains', '123-45'], true],
  [phone, ['phone', 'starts-with', '+46'], true],
  [phone, ['phone', 'ends-with', '4567'], true],
  [phone, ['email', 'contains', '70'], false],
  [signed, ['external-id', 'equals', 'shop-17'], true],
  [signed, ['external-id', 'starts-with', 'SHOP'], true],
  [signed, ['account', 'equals', 'Shop-17'], true],
  [mail, ['external-id', 'contains', 'shop'], false],
])('who is known by %j and the rule %j: locked %s [BLK-08]', async (known, rule, locked) => {
  expect(await begunBy(known, rule)).toBe(locked)
})

test('a value with nothing to compare is refused [BLK-08]', async () => {
  const body = {
    list: 'block' as const,
    name: 'Nothing',
    operator: 'equals' as const,
    until: null,
    liveChatIds: null,
    reason: '',
  }
  for (const rule of [
    { type: 'phone' as const, value: 'none' },
    { type: 'email' as const, value: 'a'.repeat(201) },
  ]) {
    const { problem } = await vera.ask(contract.createLockEntry, { body: { ...body, ...rule } })
    expect(problem?.code).toBe(rule.type === 'phone' ? 'lock-value-empty' : 'bad-request')
  }
})
