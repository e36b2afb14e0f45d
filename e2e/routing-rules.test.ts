import * as contract from '@parley/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { where } from '../server/test/ruled.ts'
import { editRule } from '../server/test/rules.ts'
import { seenRouting } from '../server/test/seen.ts'
import { type RuledDesk, ruledDesk } from './stage/ruled-desk.ts'
import { closeSession } from './stage/screens.ts'

let desk: RuledDesk
const began = 'The session began'
const drained = 'Somebody came Online or had room again'
const otherWords = 'Its conditions did not hold: First message.'
const inSupport = { ann: 'queue', bob: 'queue', sue: 'queue' } as const
const says = (text: string) => where('message', 'contains', text)
const among = (count: number, load: number) =>
  `${count === 1 ? 'Only one operator' : `${count} operators`} could have had it. The one who got it had ${['no open sessions', '1 open session'][load]}.`

beforeAll(async () => {
  desk = await ruledDesk('by rules of its own')
  await desk.base({ name: 'first-response', groupId: desk.support.id })
})
beforeEach(() => desk.tidy(desk.ann, desk.bob))
afterAll(() => desk?.leave())

const byBase = () => `Waits in the queue of ${desk.support.name} by First response.`
const leastBusy = () => desk.rule('Least busy', { name: 'least-busy', groupId: desk.support.id })
/** What is written for Ann is hers, so that Bob has waited longer. */
async function forAnn() {
  await desk.rule('For Ann', { name: 'operator', userId: desk.ann.id }, [says('for Ann')])
}
async function annHasOne() {
  const id = await desk.kimSays('This is for Ann')
  await desk.stands(id, { ann: 'mine', sue: 'active' })
  return id
}

test('the last operator of this customer, after their first session; Offline: the next rule, and theirs once Online [RTE-18, RTE-19, RTE-21, B-07]', async () => {
  const again = where('first-session', 'equals', false)
  await desk.rule('Again', { name: 'last-operator' }, [again])
  await desk.rule('New here', { name: 'operator', userId: desk.bob.id }, [where('first-session', 'equals', true)])
  const first = await desk.visitorSays('I have never been here')
  await desk.stands(first, { bob: 'mine', sue: 'active' })
  const newHere = ['Again: Its conditions did not hold: First session.', 'New here: Applied.']
  expect(await desk.why('bob', first)).toEqual(['Went to Bob Berg by New here.', began, ...newHere])
  await desk.close(first)

  const second = await desk.visitorSays('Here I am again')
  await desk.stands(second, { bob: 'mine', sue: 'active' })
  expect(await desk.why('bob', second)).toEqual(['Went to Bob Berg by Again.', began, 'Again: Applied.'])
  await desk.close(second)

  await desk.there(desk.ann)
  const third = await desk.visitorSays('Is Bob still there?')
  await desk.stands(third, inSupport)
  expect(await desk.why('ann', third)).toEqual([
    byBase(),
    began,
    'Again: The operator was Offline.',
    'New here: Its conditions did not hold: First session.',
    'First response: Applied.',
  ])
  await desk.there(desk.ann, desk.bob)
  await desk.stands(third, { bob: 'mine', sue: 'active' })
  expect(await desk.why('bob', third)).toEqual(['Went to Bob Berg by Again.', drained, 'Again: Applied.'])
})

test('the last operator of a customer whom nobody has answered: the next rule [RTE-19]', async () => {
  await desk.close(await desk.says(desk.dan, 'Never mind'))
  await desk.rule('Again', { name: 'last-operator' }, [where('first-session', 'equals', false)])
  const id = await desk.says(desk.dan, 'It does matter')
  await desk.stands(id, inSupport)
  const tried = ['Again: The customer had no operator before.', 'First response: Applied.']
  expect(await desk.why('bob', id)).toEqual([byBase(), began, ...tried])
})

test('queue of a group by words of the message, queue of all operators for the others [RTE-16, RTE-18, RTE-19]', async () => {
  const refund = [says('refund'), where('message', 'words', 'gift', 'and-not')]
  await desk.rule('Refunds', { name: 'queue', groupId: desk.accounting.id }, refund)
  await desk.rule('All others', { name: 'common-queue' })
  const id = await desk.kimSays('I would like a REFUND')
  await desk.stands(id, { carl: 'queue', sue: 'queue' })
  const went = `Waits in the queue of ${desk.accounting.name} by Refunds.`
  expect(await desk.why('carl', id)).toEqual([went, began, 'Refunds: Applied.'])
  await desk.stands(id, { carl: 'queue', sue: 'queue' })
  await desk.close(id)
  const other = await desk.kimSays('A refund for a gift')
  await desk.stands(other, { ...inSupport, carl: 'queue' })
  const tried = [`Refunds: ${otherWords}`, 'All others: Applied.']
  expect(await desk.why('bob', other)).toEqual(['Waits in the queue of all operators by All others.', began, ...tried])
})

test('a specific operator; Offline or absent: the next rule [RTE-12, RTE-19, RTE-21]', async () => {
  await desk.rule('Bob', { name: 'operator', userId: desk.bob.id })
  await desk.rule('Then Ann', { name: 'operator', userId: desk.ann.id })
  const first = await desk.kimSays('To Bob')
  await desk.stands(first, { bob: 'mine', sue: 'active' })
  expect(await desk.why('bob', first)).toEqual(['Went to Bob Berg by Bob.', began, 'Bob: Applied.'])
  await desk.close(first)

  const path = { userId: desk.bob.id }
  const [startsAt, endsAt] = [-1, 1].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString()) as [string, string]
  const { id: absenceId } = await desk.bob.get(contract.addAbsence, { path, body: { startsAt, endsAt } })
  const second = await desk.kimSays('To Bob, who is away')
  await desk.stands(second, { ann: 'mine', sue: 'active' })
  const went = ['Went to Ann Adler by Then Ann.', began]
  expect(await desk.why('ann', second)).toEqual([...went, 'Bob: The operator was absent.', 'Then Ann: Applied.'])
  await desk.bob.get(contract.removeAbsence, { path: { ...path, absenceId } })
  await desk.close(second)

  await desk.there(desk.ann)
  const third = await desk.visitorSays('To Bob, who went home')
  await desk.stands(third, { ann: 'mine', sue: 'active' })
  expect(await desk.why('ann', third)).toEqual([...went, 'Bob: The operator was Offline.', 'Then Ann: Applied.'])
})

test('least busy: who has fewest; of several, who waited longest [RTE-20]', async () => {
  await forAnn()
  await leastBusy()
  await annHasOne()
  const tried = [`For Ann: ${otherWords}`, 'Least busy: Applied.']
  const second = await desk.visitorSays('Who has less to do?')
  await desk.stands(second, { bob: 'mine', sue: 'active' })
  expect(await desk.why('bob', second)).toEqual(['Went to Bob Berg by Least busy.', began, among(2, 0), ...tried])
  const third = await desk.says(desk.carl, 'Who has waited longer?')
  await desk.stands(third, { ann: 'mine', sue: 'active' })
  expect(await desk.why('ann', third)).toEqual(['Went to Ann Adler by Least busy.', began, among(2, 1), ...tried])
  await desk.stands(second, { bob: 'mine', sue: 'active' })
})

test('round robin: one after another, however busy [RTE-23]', async () => {
  await forAnn()
  await desk.rule('In turn', { name: 'round-robin', groupId: desk.support.id })
  const first = await annHasOne()
  const second = await desk.visitorSays('Whose turn is it?')
  await desk.stands(second, { bob: 'mine', sue: 'active' })
  const third = await desk.says(desk.carl, 'And now?')
  await desk.stands(third, { ann: 'mine', sue: 'active' })
  for (const id of [first, third]) await desk.close(id)
  const fourth = await desk.says(desk.dan, 'And then?')
  await desk.stands(fourth, { bob: 'mine', sue: 'active' })
  const tried = [`For Ann: ${otherWords}`, 'In turn: Applied.']
  expect(await desk.why('bob', fourth)).toEqual(['Went to Bob Berg by In turn.', began, among(2, 1), ...tried])
})

test('all have as many as they may: it waits, and is theirs who has room again [RTE-20, RTE-23, B-07]', async () => {
  await desk.room(1)
  await forAnn()
  await leastBusy()
  await annHasOne()
  const second = await desk.visitorSays('The last place')
  await desk.stands(second, { bob: 'mine', sue: 'active' })
  const third = await desk.says(desk.carl, 'One too many')
  await desk.stands(third, inSupport)
  const passed = `For Ann: ${otherWords}`
  const full = 'Least busy: Everybody Online had as many sessions as they may.'
  expect(await desk.why('ann', third)).toEqual([byBase(), began, passed, full, 'First response: Applied.'])
  await desk.stands(third, inSupport)
  await desk.pages.bob.getByTestId(`session-${second}`).press('Enter')
  await desk.pages.bob.waitForURL(`**/live-chats/s/${second}`)
  await closeSession(desk.pages.bob)
  await desk.stands(third, { bob: 'mine', sue: 'active' })
  const went = ['Went to Bob Berg by Least busy.', drained, among(1, 0)]
  expect(await desk.why('bob', third)).toEqual([...went, passed, 'Least busy: Applied.'])
})

test('nobody Online: it falls through and waits; who comes Online has the oldest first [RTE-20, B-07]', async () => {
  await desk.room(1)
  await leastBusy()
  await desk.there()
  const oldest = await desk.kimSays('First of all')
  const middle = await desk.says(desk.carl, 'Second of all')
  const youngest = await desk.says(desk.dan, 'Third of all')
  for (const id of [oldest, middle, youngest]) await desk.stands(id, inSupport)
  const tried = ['Least busy: Nobody of the group was Online.', 'First response: Applied.']
  expect(await desk.why('bob', oldest)).toEqual([byBase(), began, ...tried])

  await desk.pages.bob.getByRole('main').getByRole('button', { name: 'Go online' }).click()
  await desk.stands(oldest, { bob: 'mine', sue: 'active' })
  const went = 'Went to Bob Berg by Least busy.'
  expect(await desk.why('bob', oldest)).toEqual([went, drained, among(1, 0), 'Least busy: Applied.'])
  for (const id of [middle, youngest]) await desk.stands(id, inSupport)
  await desk.there(desk.ann, desk.bob)
  await desk.stands(middle, { ann: 'mine', sue: 'active' })
  await desk.why('ann', middle)
  await desk.stands(youngest, inSupport)
})

test('nobody Online with the skills: the next rule; somebody who has them: theirs [B-07]', async () => {
  await desk.rule('In German', { name: 'least-busy', groupId: desk.support.id, skills: ['deutsch'] })
  const first = await desk.kimSays('Guten Tag')
  await desk.stands(first, inSupport)
  const tried = ['In German: Nobody Online had the skills.', 'First response: Applied.']
  expect(await desk.why('ann', first)).toEqual([byBase(), began, ...tried])
  await desk.close(first)
  const able = await seenRouting(desk.administrator, desk.bob.id, { skills: ['Deutsch'], maximum: null })
  await desk.administrator.get(contract.editRoutedOperator, able)
  const second = await desk.kimSays('Guten Abend')
  await desk.stands(second, { bob: 'mine', sue: 'active' })
  expect(await desk.why('bob', second)).toEqual(['Went to Bob Berg by In German.', began, among(1, 0), 'In German: Applied.'])
})

test('a rule that is off is not tried; one whose group left the live chat is passed over, and the group stays while it is named [RTE-16, RTE-17]', async () => {
  const returns = await desk.group('Returns of its own', [desk.ann])
  const groups = [desk.support.id, desk.accounting.id]
  await desk.edit({ operatorGroupIds: [...groups, returns.id] })
  const off = await desk.rule('Switched off', { name: 'operator', userId: desk.ann.id })
  await editRule(desk.administrator, desk.chat.id, off.id, { enabled: false })
  await desk.rule('Returns wait', { name: 'queue', groupId: returns.id }, [says('return')])
  await desk.rule('Least of returns', { name: 'least-busy', groupId: returns.id })
  await desk.edit({ operatorGroupIds: groups })
  const deleted = () => desk.administrator.ask(contract.deleteGroup, { path: { groupId: returns.id } })
  expect((await deleted()).problem?.code).toBe('group-in-use')
  const id = await desk.kimSays('May I return it?')
  await desk.stands(id, inSupport)
  const gone = 'The group is no operator group of this live chat any more.'
  const tried = [`Returns wait: ${gone}`, `Least of returns: ${gone}`, 'First response: Applied.']
  expect(await desk.why('bob', id)).toEqual([byBase(), began, ...tried])
  await desk.tidy()
  expect((await deleted()).problem).toBeUndefined()
})
