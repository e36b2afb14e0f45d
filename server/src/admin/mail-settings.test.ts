import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import * as contract from '@parley/contract'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { entered, goodPassword } from '../../test/entry.ts'
import { known, signIn } from '../../test/people.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { openMail } from '../platform/mail.ts'

const user = 'parley@northwind.example'
const secret = 'smtp secret 4711'
const heard: { from: string; to: string[]; text: string; user: string }[] = []
const smtp = new SMTPServer({
  authOptional: false,
  allowInsecureAuth: true,
  hideSTARTTLS: true,
  logger: false,
  onAuth: ({ username, password }, _session, done) =>
    password === secret ? done(null, { user: username! }) : done(new Error('Invalid username or password')),
  onData(stream, session, done) {
    let text = ''
    stream.on('data', (chunk) => (text += chunk))
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope
      heard.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), text, user: session.user! })
      done()
    })
  },
})
let product: TestProduct
let root: TestUser
let port = 0
beforeAll(async () => {
  smtp.listen(0, '127.0.0.1')
  await once(smtp.server, 'listening')
  port = (smtp.server.address() as AddressInfo).port
  product = await startProduct(undefined, { mail: openMail(undefined, '') })
  root = await product.user('Root', { administrator: true })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
  await new Promise<void>((resolve) => smtp.close(resolve))
})
beforeEach(() => void heard.splice(0))

const server = (more: object = {}) => ({ host: '127.0.0.1', port, encryption: 'none' as const, user, from: user, ...more })
const set = (more: object = { password: secret }) => root.ask(contract.setMail, { body: { server: server(more) } })

test('a mail server is tried before it is saved, and its password is never told again [reliability §5.27]', async () => {
  expect(await root.get(contract.readMail)).toEqual({ source: 'none', server: null })
  expect((await root.ask(contract.testMail, { body: {} })).problem?.code).toBe('mail-failed')
  const wrong = await root.ask(contract.testMail, { body: { server: server({ password: 'no' }) } })
  expect(wrong.problem).toMatchObject({ code: 'mail-failed', detail: expect.stringContaining('Invalid username or password') })
  await root.get(contract.testMail, { body: { server: server({ password: secret }) } })
  expect(heard).toMatchObject([{ from: user, user, to: [expect.stringContaining('root.')] }])
  expect(heard[0]!.text).toContain(`From: Parley <${user}>`)
  expect(await root.get(contract.readMail)).toEqual({ source: 'none', server: null })

  const saved = await set()
  expect(saved.body).toEqual({ source: 'settings', server: { ...server(), hasPassword: true } })
  expect(JSON.stringify(await root.get(contract.readMail))).not.toContain(secret)
  const { rows } = await product.database.pool.query(`select value::text from settings where name = 'mail'`)
  expect(rows[0].value).not.toContain(secret)
})

test('invitations and resets go by it, at once [B-17]', async () => {
  await set()
  await vi.waitFor(async () => expect(await product.anyone.get(contract.readInstallation)).toMatchObject({ resetsByMail: true }))
  const { invitation } = await root.get(contract.inviteUser, { body: { name: 'Nina', email: 'nina@example.com' } })
  expect(invitation.mailed).toBe(true)
  expect(heard).toMatchObject([{ to: ['nina@example.com'] }])
  const olga = await known(product, 'Olga')
  await product.anyone.get(contract.askForPasswordReset, { body: { email: olga.email } })
  await vi.waitFor(() => expect(heard.map(({ to }) => to[0])).toContain(olga.email), 5_000)
  expect(heard.at(-1)!.text.replaceAll('=\r\n', '')).toContain(`${product.url}/reset/`)
})

test('the password stays where nothing is said of it, and goes to no other host or user [reliability §5.27]', async () => {
  await set()
  expect((await set({ from: 'desk@northwind.example' })).body.server).toMatchObject({ hasPassword: true })
  await root.get(contract.testMail, { body: { server: server() } })
  expect(heard).toHaveLength(1)
  for (const more of [{ host: 'localhost' }, { user: 'other' }]) {
    const refused = { code: 'bad-request', field: '/server/password' }
    expect((await set(more)).problem).toMatchObject(refused)
    expect((await root.ask(contract.testMail, { body: { server: server(more) } })).problem).toMatchObject(refused)
  }
})

test('STARTTLS is not given up where the server does not offer it', async () => {
  const answer = await root.ask(contract.testMail, { body: { server: server({ password: secret, encryption: 'starttls' }) } })
  expect(answer.problem).toMatchObject({ code: 'mail-failed' })
  expect(heard).toEqual([])
})

test('it is turned off again', async () => {
  await set()
  expect(await root.get(contract.setMail, { body: { server: null } })).toEqual({ source: 'none', server: null })
  await vi.waitFor(async () => expect(await product.anyone.get(contract.readInstallation)).toMatchObject({ resetsByMail: false }))
})

test('a change asks for the password again, unless somebody has just signed in [ui S29]', async () => {
  const admin = await known(product, 'Admin', { administrator: true })
  const client = entered(product, await signIn(product, admin))
  expect((await client.ask(contract.setMail, { body: { server: null } })).status).toBe(200)
  await product.database.pool.query(`update sign_ins set created_at = now() - interval '16 minutes' where user_id = $1`, [
    admin.id,
  ])
  expect((await client.ask(contract.setMail, { body: { server: null } })).problem?.code).toBe('credentials-wrong')
  const confirmed = await client.ask(contract.setMail, { body: { server: null, confirmation: goodPassword } })
  expect(confirmed.status).toBe(200)
})

test('SMTP_URL wins and is shown as such, without its password', async () => {
  const mail = openMail(`smtp://${encodeURIComponent(user)}:very%20secret@127.0.0.1:${port}`, `Parley <${user}>`)
  await using fixed = await startProduct(undefined, { mail })
  const admin = await fixed.user('Root', { administrator: true })
  const shown = await admin.ask(contract.readMail)
  expect(shown.body).toEqual({ source: 'environment', server: { ...server({ encryption: 'starttls' }), hasPassword: true } })
  expect((await admin.ask(contract.setMail, { body: { server: server() } })).problem?.code).toBe('mail-by-environment')
  mail.close()
})

test('links are made from the address that is configured', async () => {
  expect(await root.get(contract.readAddress)).toEqual({ url: product.url })
})

test.each([
  { host: 'a b' },
  { host: '' },
  { port: 0 },
  { port: 70_000 },
  { encryption: 'ssl' },
  { from: 'nobody' },
  { user: 'a\nb' },
  { more: 1 },
])('refuses %j', async (more) => {
  const answer = await root.ask(contract.setMail, { body: { server: server(more) as never } })
  expect(answer.problem).toMatchObject({ status: 422, code: 'bad-request' })
})
