import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, secondFactorOf } from '../server/test/authenticator.ts'
import { oidcProvider } from '../server/test/oidc-provider.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company, type Person, password } from './stage/company.ts'
import { looks } from './stage/looks.ts'

let stage: Company
let ann: Person
beforeAll(async () => {
  stage = await company()
  ann = await stage.person('Ann Arden')
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function signInAs(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

test('two steps, by keyboard: set up in the profile, asked for at sign-in, a browser trusted [B-17, ui S2, S30]', async () => {
  const page = await pageOf(stage.url, ann, '/profile')
  await button(page, 'Set up').focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Set up two-step verification' })
  await dialog.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
  await looks(page, 'factor-set-up')
  const secret = (await dialog.locator('code').textContent())!.replaceAll(' ', '')
  await dialog.getByLabel('The six digits').fill('12345')
  await page.keyboard.press('Enter')
  await dialog.getByText('The code is not right').waitFor()
  const used = codeOf(secret)
  await dialog.getByLabel('The six digits').fill(used)
  await page.keyboard.press('Enter')
  const kept = page.getByRole('dialog', { name: 'Keep your backup codes' })
  const first = await kept.getByRole('listitem').first().textContent()
  await looks(page, 'backup-codes')
  expect(await button(page, 'Go on').isDisabled()).toBe(true)
  await kept.getByLabel('I have kept them').check()
  await button(page, 'Go on').click()
  await page.getByText(/^On since /).waitFor()
  await page.getByText('10 backup codes are left').waitFor()
  await looks(page, 'profile-security', () => page.getByText(/^On since /).scrollIntoViewIfNeeded())
  await page.context().close()

  const guest = await pageOf(stage.url, undefined, '/signin?to=/profile')
  await signInAs(guest, ann.email)
  await guest.getByRole('heading', { name: 'Two-step verification' }).waitFor()
  await looks(guest, 'signin-factor')
  await guest.getByLabel('Code', { exact: true }).fill(used)
  await guest.keyboard.press('Enter')
  await guest.getByText('The code is not right or was used already').waitFor()
  await button(guest, 'Use a backup code').click()
  await guest.getByLabel('Backup code', { exact: true }).fill(first!)
  await guest.getByLabel('Trust this browser for 30 days').check()
  await button(guest, 'Verify').click()
  await guest.getByText('9 backup codes are left').waitFor()
  await guest.context().clearCookies({ name: 'parley' })
  await guest.goto(`${stage.url}/signin?to=/profile`)
  await signInAs(guest, ann.email)
  await guest.getByRole('heading', { name: 'Profile', exact: true }).waitFor()
  await guest.context().close()
})

test('a sign-in that ended while somebody worked comes back in place, with both steps [B-17, ui S2]', async () => {
  const eve = await stage.person('Eve Engel')
  const { secret } = await secondFactorOf(eve)
  const page = await pageOf(stage.url, eve, '/profile')
  await page.getByLabel('Position').fill('Not saved yet')
  await stage.administrator.get(contract.endUserSignIns, { path: { userId: eve.id } })
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Password/).fill(password)
  await page.keyboard.press('Enter')
  await dialog.getByLabel('Code', { exact: true }).waitFor()
  await looks(page, 'signin-again-factor')
  await dialog.getByLabel('Code', { exact: true }).fill(codeOf(secret, 1))
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Position').inputValue()).toBe('Not saved yet')
  await page.context().close()
})

test('a forgotten password: whom to ask where there is no mail; the link works once [B-17, ui S2]', async () => {
  const user = await stage.person('Finn Fuchs')
  const guest = await pageOf(stage.url, undefined, '/signin')
  await guest.getByRole('link', { name: 'Forgot password?' }).click()
  await guest.getByText('This installation sends no mail.').waitFor()
  await looks(guest, 'forgot-no-mail')

  const admin = await pageOf(stage.url, stage.administrator, `/admin/users?user=${user.id}`)
  await button(admin, 'Link for a new password').click()
  const link = await admin.getByRole('dialog', { name: 'Link for Finn Fuchs' }).locator('code').textContent()
  await looks(admin, 'reset-link')
  await button(admin, 'Done').click()
  await admin.getByText(/Signed in with \d browser/).waitFor()
  await looks(admin, 'admin-user-security', () => admin.getByText('Two-step verification is off').scrollIntoViewIfNeeded())
  await admin.context().close()

  await guest.goto(link!)
  await guest.getByText(`For ${user.email}.`).waitFor()
  await looks(guest, 'reset')
  await guest.getByLabel('New password').fill('short')
  await button(guest, 'Set the password').click()
  await guest.getByText('Use at least 12 characters').waitFor()
  await guest.getByLabel('New password').fill('copper lantern 41 geese')
  await button(guest, 'Set the password').click()
  await guest.getByText('Your password is changed. Sign in with it.').waitFor()
  await guest.goto(link!)
  await guest.getByText('This link does not work').waitFor()
  await looks(guest, 'reset-over')
  await guest.context().close()
})

test('who must have two steps is led to set it up, from an open window too [B-17]', async () => {
  const user = await stage.person('Gus Gray')
  const group = await stage.group(`Guarded ${crypto.randomUUID().slice(0, 4)}`, [user])
  const page = await pageOf(stage.url, user, '/profile')
  await page.getByRole('heading', { name: 'Profile', exact: true }).waitFor()
  const admin = await pageOf(stage.url, stage.administrator, '/admin/security')
  await admin.getByRole('combobox', { name: 'Groups' }).fill(group.name)
  await admin.getByRole('option', { name: group.name }).click()
  await admin.keyboard.press('Escape')
  await button(admin, 'Save').click()
  const confirm = admin.getByRole('dialog', { name: 'Confirm that it is you' })
  await confirm.getByLabel('Your password').fill('wrong')
  await admin.keyboard.press('Enter')
  await confirm.getByText('This is not your password.').waitFor()
  await looks(admin, 'security-confirm')
  await confirm.getByLabel('Your password').fill('analytical engine no. 1')
  await admin.keyboard.press('Enter')
  await confirm.waitFor({ state: 'detached' })
  await looks(admin, 'admin-security', () => admin.getByRole('heading', { name: 'Who must use' }).waitFor())
  await admin.context().close()

  await page.waitForURL('**/second-factor?**')
  await page.getByText('signs in with two steps').waitFor()
  await page.getByRole('img', { name: 'QR code' }).waitFor()
  await looks(page, 'factor-required')
  const secret = (await page.locator('code').textContent())!.replaceAll(' ', '')
  await page.getByLabel('The six digits').fill(codeOf(secret))
  await page.keyboard.press('Enter')
  await page.getByLabel('I have kept them').check()
  await button(page, 'Go on').click()
  await page.waitForURL('**/profile')
  await page.getByText(/^On since /).waitFor()
  await page.context().close()
})

test('single sign-on: set up, come in, come back where one was, and a clear no [B-17, ui S2, S29]', async () => {
  await using provider = await oidcProvider()
  const user = await stage.person('Hana Holm')
  const admin = await pageOf(stage.url, stage.administrator, '/admin/security')
  await admin.getByRole('switch', { name: /^People sign in with an identity provider/ }).click()
  await admin.getByLabel('Issuer').fill('http://127.0.0.1:9')
  await admin.getByLabel('Client ID').fill(provider.clientId)
  await admin.getByLabel('Client secret').fill(provider.secret)
  await admin.getByLabel('Words of the button').fill('Northwind ID')
  const save = async () => {
    await button(admin, 'Save').click()
    await admin.getByLabel('Your password').fill('analytical engine no. 1')
    await button(admin, 'Save changes').click()
    await admin.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await save()
  await admin.getByText('The identity provider does not answer as it should.').first().waitFor()
  await admin.getByLabel('Issuer').fill(provider.issuer)
  await save()
  await admin.getByText('One is kept.').waitFor()
  await looks(admin, 'admin-security-sso', () => admin.getByLabel('Issuer').scrollIntoViewIfNeeded())

  const guest = await pageOf(stage.url, undefined, '/signin?to=/profile')
  await button(guest, 'Northwind ID').waitFor()
  await looks(guest, 'signin-sso')
  provider.state.claims = { sub: 'hana', email: user.email, email_verified: false }
  await button(guest, 'Northwind ID').click()
  await guest.getByText('The identity provider names no verified e-mail address for you.').waitFor()
  await looks(guest, 'sso-failed')
  await guest.getByRole('link', { name: 'Go to sign-in' }).click()
  provider.state.claims = { sub: 'hana', email: user.email, email_verified: true }
  await guest.goto(`${stage.url}/signin?to=/profile`)
  await button(guest, 'Northwind ID').click()
  await guest.getByRole('heading', { name: 'Profile', exact: true }).waitFor()
  await guest.getByText('Single sign-on').waitFor()
  await guest.context().close()

  await admin.getByRole('switch', { name: /^People sign in with an identity provider/ }).click()
  await save()
  await admin.context().close()
})

test('the page of mail, and what is told when a server does not answer [ui S29]', async () => {
  const admin = await pageOf(stage.url, stage.administrator, '/admin/mail')
  await admin.getByLabel('Host').fill('127.0.0.1')
  await admin.getByLabel('Port').fill('9')
  await admin.getByLabel('From').fill('nobody')
  await button(admin, 'Send a test').click()
  await admin.getByText('Enter an e-mail address, like chat@example.com.').first().waitFor()
  await admin.getByLabel('From').fill('chat@example.com')
  await button(admin, 'Send a test').click()
  await admin.getByText(/The mail server did not take the letter: .*ECONNREFUSED/).waitFor()
  await looks(admin, 'admin-mail')
  await admin.context().close()
})

afterAll(async () => {
  const { version } = await stage.administrator.get(contract.readSecurity)
  await stage.administrator.get(contract.editSecurity, {
    body: { version, password: 'analytical engine no. 1', secondFactorGroupIds: [] },
  })
})
