import { request } from 'node:http'
import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { goodPassword } from '../../../test/entry.ts'
import { startProduct, type TestProduct, type TestUser } from '../../../test/product.ts'
import type { Mail } from '../../platform/mail.ts'

let product: TestProduct
let root: TestUser
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

type Said = contract.UserImport & { code?: contract.Problem['code']; detail?: string }

async function look(csv: string | Uint8Array, importId = v7(), who = root) {
  const headers = { 'content-type': 'application/octet-stream' }
  const path = contract.lookAtUsers.path.replace(':importId', importId)
  const body = csv as string
  const response = await who.fetch(`${path}?name=people.csv`, { method: 'PUT', body, headers })
  return { importId, status: response.status, said: (await response.json()) as Said }
}
const invite = (importId: string) => root.get(contract.inviteImported, { path: { importId } })
const found = async (search: string) => (await root.get(contract.listUsers, { query: { search } })).items
const faultsOf = ({ rows }: contract.UserImport) => rows.map(({ faults }) => faults.map(({ code }) => code))
const badRows = async (importId: string) =>
  (await root.fetch(contract.readBadUserRows.path.replace(':importId', importId))).text()

test('what is wrong is told row by row before anything is written; then all good rows are invited and get their letter [ORG-02, ui S24]', async () => {
  const [ops, night] = [await product.group('Ops'), await product.group('Night; late')]
  await root.get(contract.inviteUser, { body: { name: 'There', email: 'There@example.com' } })
  const csv = [
    '\ufeffName;E-Mail;Position;Groups;constructor',
    'Ada One;ada.one@import.example;Lead;"Ops; night; LATE"',
    'Ben Two;ben.two@import.example;;Ops',
    'Cleo Three;cleo.three@import.example;;"Night; late"',
    ';nobody@import.example;;',
    'No Mail;;;',
    'Wrong;not a mail;;',
    'There;there@EXAMPLE.com;;',
    'Ben Again;BEN.two@import.example;;',
    'Shifted;shifted@import.example;;Ops;1;2',
    ';;;;',
  ].join('\r\n')
  const { importId, said } = await look(csv)
  expect(said).toMatchObject({
    state: 'looked-at',
    fileName: 'people.csv',
    ignored: ['constructor'],
    good: 2,
    bad: 7,
    mailed: true,
  })
  expect(faultsOf(said)).toEqual([
    ['group-unknown'],
    [],
    [],
    ['name-missing'],
    ['email-missing'],
    ['email-wrong'],
    ['email-exists'],
    ['email-twice'],
    ['too-many-cells'],
  ])
  expect(said.rows[0]).toMatchObject({ line: 2, groups: ['Ops', 'night', 'LATE'], faults: [{ detail: 'night, LATE' }] })
  expect(said.rows[7]!.faults[0]!.detail).toBe('3')
  expect(await found('import.example')).toEqual([])

  const done = await invite(importId)
  expect(done).toMatchObject({ state: 'done', good: 2, bad: 7 })
  const users = await found('import.example')
  expect(users.map(({ name, state, groups }) => ({ name, state, groups: groups.map(({ id }) => id) }))).toEqual([
    { name: 'Ben Two', state: 'invited', groups: [ops.id] },
    { name: 'Cleo Three', state: 'invited', groups: [night.id] },
  ])
  const letters = () => product.letters.filter(({ to }) => to.endsWith('@import.example'))
  await vi.waitFor(() => expect(letters()).toHaveLength(2), 15_000)
  const token = /invite\/(\S+)/.exec(letters().find(({ to }) => to.startsWith('ben'))!.text)![1]!
  const accepted = await product.anyone.ask(contract.acceptInvitation, {
    path: { token },
    body: { name: 'Ben', password: goodPassword },
  })
  expect(accepted.body).toMatchObject({ name: 'Ben', state: 'active' })

  const bad = await badRows(importId)
  expect(bad.trim().split('\n')).toHaveLength(8)
  expect(bad).toContain('2,"there is no such group (night, LATE)",Ada One,ada.one@import.example,Lead,Ops; night; LATE')
  expect(bad).toContain('9,this e-mail stands in an earlier line too (3),Ben Again')
  // Mended, what was left out goes in as it is: the columns that the product added say nothing to it.
  const again = await look(bad.replace('Ops; night; LATE', 'Ops'))
  expect(again.said).toMatchObject({ ignored: ['Line', 'Reason'], good: 2 })
})

test('the same import twice, at once or later, or the same file again makes no user twice [ORG-02]', async () => {
  const csv = 'name,email\nOnce,once@twice.example\nMore,more@twice.example'
  const { importId } = await look(csv)
  const both = await Promise.all([invite(importId), invite(importId)])
  expect(both.map(({ good, state }) => `${state} ${good}`)).toEqual(['done 2', 'done 2'])
  expect(await invite(importId)).toEqual(both[0])
  expect((await look('name,email\nOther,other@twice.example', importId)).said).toEqual(both[0])
  expect(await found('twice.example')).toHaveLength(2)
  const anew = await look(csv)
  expect(faultsOf(anew.said)).toEqual([['email-exists'], ['email-exists']])
  expect(await invite(anew.importId)).toMatchObject({ good: 0, bad: 2 })
  expect(await found('twice.example')).toHaveLength(2)
})

test('what has changed since it was looked at is seen when they are invited [ORG-02]', async () => {
  const group = await product.group('Soon gone')
  const csv = 'name,email,groups\nIn Time,time@late.example,Soon gone\nTaken,taken@late.example,\nGood,good@late.example,'
  const { importId, said } = await look(csv)
  expect(said.good).toBe(3)
  await root.get(contract.deleteGroup, { path: { groupId: group.id } })
  await root.get(contract.inviteUser, { body: { name: 'Quicker', email: 'taken@late.example' } })
  expect(faultsOf(await invite(importId))).toEqual([['group-unknown'], ['email-exists'], []])
  expect(await badRows(importId)).toContain('taken@late.example')
})

test('a file of 1,000 people is taken whole, one of 1,001 not at all [ORG-02]', async () => {
  const group = await product.group('Thousand')
  const rows = (count: number) => Array.from({ length: count }, (_, n) => `Person ${n},p${n}@thousand.example,Thousand`)
  expect((await look(['name,email,groups', ...rows(1_001)].join('\n'))).said.code).toBe('import-too-long')
  const { importId, said } = await look(['name,email,groups', ...rows(1_000)].join('\n'))
  expect(said.good).toBe(1_000)
  product.letters.length = 0
  expect((await invite(importId)).good).toBe(1_000)
  expect((await root.get(contract.listGroups)).find(({ id }) => id === group.id)!.size).toBe(1_000)
})

test('files that are none of people are refused, and say why [NFR-06]', async () => {
  const codeOf = async (csv: string | Uint8Array) => (await look(csv)).said.code
  expect(await codeOf(Buffer.from('name,email\nJosé,jose@example.com', 'latin1'))).toBe('csv-not-unicode')
  expect(await codeOf(Buffer.from('\ufeffname,email\nA,a@example.com', 'utf16le'))).toBe('csv-not-unicode')
  const unbalanced = await look('name,email\n"Open,a@example.com\nB,b@example.com')
  expect(unbalanced.said).toMatchObject({ code: 'csv-unreadable' })
  expect(unbalanced.said.detail).toMatch(/line/i)
  expect(await codeOf('Vorname,Nachname\nA,B')).toBe('csv-headings-missing')
  expect(await codeOf('')).toBe('import-empty')
  expect(await codeOf('name,email\n,,\n')).toBe('import-empty')
  const json = { method: 'PUT', body: '{}', headers: { 'content-type': 'application/json' } }
  expect((await root.fetch(`${contract.lookAtUsers.path.replace(':importId', v7())}?name=a`, json)).status).toBe(422)
})

test('of 50 MB no more is read than has to be, whether its length is said or not [NFR-06]', async () => {
  const send = (length: number | undefined) =>
    new Promise<{ code: string; sent: number }>((resolve, reject) => {
      const url = `${product.url}${contract.lookAtUsers.path.replace(':importId', v7())}?name=big.csv`
      const headers = { ...root.headers, origin: product.url, 'content-type': 'application/octet-stream' }
      const asked = request(url, { method: 'PUT', headers: { ...headers, ...(length && { 'content-length': length }) } })
      const part = Buffer.alloc(64 * 1024, 'a')
      let sent = 0
      let answered = false
      asked.on('response', (response) => {
        answered = true
        let text = ''
        response.on('data', (more) => (text += more)).on('end', () => resolve({ code: JSON.parse(text).code, sent }))
      })
      asked.on('error', (error) => !answered && reject(error))
      const more = (): void => {
        if (answered || sent >= 50_000_000) return
        sent += part.length
        asked.write(part, () => setImmediate(more))
      }
      more()
    })
  for (const length of [50_000_000, undefined]) {
    const { code, sent } = await send(length)
    expect(code).toBe('import-too-large')
    expect(sent).toBeLessThan(50_000_000)
  }
})

test('nothing gets into a letter or a name that has no business there, and formulas are disarmed [reliability §5.15]', async () => {
  const hostile = [
    'name,email,position,groups',
    '"Line\nbreak",a@hostile.example,,',
    'Bcc,"b@hostile.example\nBcc: all@victim.example",,',
    'Spaces,"c d@hostile.example",,',
    `${'n'.repeat(201)},d@hostile.example,,`,
    `Long,${'e'.repeat(250)}@hostile.example,,`,
    'Position,f@hostile.example,"a\u0007b",',
    '"=cmd()|calc",g@hostile.example,"+1","@x"',
    `Groups,h@hostile.example,,"${Array.from({ length: 101 }, (_, n) => `g${n}`).join(';')}"`,
  ].join('\n')
  const { importId, said } = await look(hostile)
  expect(faultsOf(said)).toEqual([
    ['name-wrong'],
    ['email-wrong'],
    ['email-wrong'],
    ['name-wrong'],
    ['email-wrong'],
    ['position-wrong'],
    ['group-unknown'],
    ['group-unknown', 'too-many-groups'],
  ])
  await invite(importId)
  const bad = await badRows(importId)
  expect(bad).toContain("'=cmd()|calc,g@hostile.example,'+1,'@x")
  expect(/(^|,)[=+\-@\t]/m.test(bad)).toBe(false)
  expect(await found('hostile.example')).toEqual([])
})

test('who would become an administrator, also through a nested group, is said before it happens [ACC-01]', async () => {
  const nested = await root.get(contract.createGroup, { body: { name: 'Chiefs' } })
  const system = (await root.get(contract.listGroups)).find(({ system }) => system === 'administrators')!
  const members = { groupIds: [nested.id], version: system.version }
  await root.get(contract.editGroup, { path: { groupId: system.id }, body: members })
  const csv = 'name,email,groups\nA,a@admin.example,administrators\nB,b@admin.example,chiefs\nC,c@admin.example,All users'
  const { importId, said } = await look(csv)
  expect(said.rows.map(({ administrator }) => administrator)).toEqual([true, true, false])
  await invite(importId)
  expect((await found('admin.example')).map(({ administrator }) => administrator)).toEqual([true, true, false])
})

test('who is found is exported, and the file goes in again [ORG-02, ui S24]', async () => {
  const [one, two] = [await product.group('Export one'), await product.group('Export two')]
  const person = { name: '=Ex Port', email: 'ex@shipped.example', position: 'Here, "there"', groupIds: [two.id, one.id] }
  const { user } = await root.get(contract.inviteUser, { body: person })
  await root.get(contract.inviteUser, { body: { name: 'Why Port', email: 'why@shipped.example' } })
  const response = await root.fetch(`${contract.exportUsers.path}?search=shipped.example`)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const text = await response.text()
  expect(text.replace('\ufeff', '').trim().split('\n')).toEqual([
    'Name,E-mail,Position,Groups,State',
    `'=Ex Port,ex@shipped.example,"Here, ""there""",Export one; Export two,invited`,
    'Why Port,why@shipped.example,,,invited',
  ])
  await product.database.db.deleteFrom('users').where('id', '=', user.id).execute()
  const { importId, said } = await look(text)
  expect(faultsOf(said)).toEqual([[], ['email-exists']])
  await invite(importId)
  expect((await found('ex@shipped.example'))[0]).toMatchObject({ name: '=Ex Port', position: 'Here, "there"' })
  const everybody = (await (await root.fetch(contract.exportUsers.path)).text()).trim().split('\n')
  const { rows } = await product.database.pool.query('select count(*) as all from users')
  expect(everybody).toHaveLength(rows[0].all + 1)
})

test('a letter that fails is sent again with a link of its own; without mail each link is made by hand [ORG-02]', async () => {
  let failing = true
  const letters: { to: string; text: string }[] = []
  const mail: Mail = {
    isOn: true,
    source: 'environment',
    server: null,
    async send(letter) {
      if (failing) throw new Error('the mail server is away')
      letters.push(letter)
    },
    close() {},
  }
  await using other = await startProduct(undefined, { mail })
  const admin = await other.user('Root', { administrator: true })
  const { importId } = await look('name,email\nA,a@mail.example', v7(), admin)
  await admin.get(contract.inviteImported, { path: { importId } })
  const links = async () => (await other.database.pool.query('select * from invitations')).rows.length
  const tried = async () =>
    (
      await other.database.pool.query(
        `select max(attempts) as n from graphile_worker.jobs where task_identifier = 'mail-invitation'`,
      )
    ).rows[0].n as number
  await vi.waitFor(async () => expect(await tried()).toBeGreaterThan(0), 10_000)
  await vi.waitFor(async () => expect(await links()).toBe(0), 10_000)
  failing = false
  await vi.waitFor(() => expect(letters).toHaveLength(1), 20_000)

  Object.assign(mail, { isOn: false })
  const quiet = await look('name,email\nB,b@mail.example', v7(), admin)
  expect(quiet.said.mailed).toBe(false)
  await admin.get(contract.inviteImported, { path: { importId: quiet.importId } })
  const [user] = (await admin.get(contract.listUsers, { query: { search: 'b@mail.example' } })).items
  expect((await admin.get(contract.renewInvitation, { path: { userId: user!.id } })).mailed).toBe(false)
})

test('an import is its administrator’s alone, and forgotten after a week', async () => {
  const boris = await product.user('Boris', { administrator: true })
  const { importId } = await look('name,email\nA,alone@example.com')
  const path = { importId }
  expect((await boris.ask(contract.readUserImport, { path })).problem?.code).toBe('not-found')
  expect((await boris.ask(contract.inviteImported, { path })).problem?.code).toBe('not-found')
  expect((await look('name,email\nA,alone@example.com', importId, boris)).said.code).toBe('not-found')
  const old = { created_at: new Date(Date.now() - 8 * 86_400_000) }
  await product.database.db.updateTable('user_imports').set(old).where('id', '=', importId).execute()
  const { removeUserImports } = await import('./index.ts')
  await removeUserImports.run(product.database, undefined, { number: 1, isLast: false })
  expect((await root.ask(contract.readUserImport, { path })).problem?.code).toBe('not-found')
})
