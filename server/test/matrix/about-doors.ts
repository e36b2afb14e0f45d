import { type Asking, all, type Row } from './row.ts'

const fresh = () => `n${crypto.randomUUID().slice(0, 8)}`
const user = (of: 'plain' | 'missing') => (asking: Asking) => ({
  path: { userId: of === 'missing' ? asking.missing : asking.company.people.plain.id },
})
/** Of somebody who is there for this alone. */
const another = async ({ company }: Asking) => ({ path: { userId: (await company.product.user(fresh())).id } })
const missing = { missing: all('not-found', user('missing')) }
const wrong = () => ({ body: { password: 'not the password' } })
const token = () => ({ path: { token: 'x'.repeat(43) } })
const server = { host: '127.0.0.1', port: 9, encryption: 'none', user: '', from: 'parley@example.com' }

export const aboutDoors: Record<string, Row> = {
  readMySecurity: { gate: 'user', early: true, targets: { own: all('ok') } },
  startSecondFactor: { gate: 'user', early: true, targets: { own: all('ok') } },
  confirmSecondFactor: {
    gate: 'user',
    early: true,
    targets: { 'with a wrong code': all('second-factor-wrong', () => ({ body: { code: 'wrong' } })) },
  },
  // Nobody here has a password, and all have signed in a moment ago.
  endSecondFactor: { gate: 'user', targets: { 'which is off': all('second-factor-off', wrong) } },
  renewBackupCodes: { gate: 'user', targets: { 'which are not there': all('second-factor-off', wrong) } },
  endMySignIn: { gate: 'user', targets: { missing: all('not-found', ({ missing: signInId }) => ({ path: { signInId } })) } },
  endMyOtherSignIns: { gate: 'user', targets: { own: all('ok') } },
  readUserSecurity: { gate: 'administrator', targets: { somebody: all('ok', user('plain')), ...missing } },
  resetSecondFactor: { gate: 'administrator', targets: { 'which is off': all('second-factor-off', another), ...missing } },
  endUserSignIn: {
    gate: 'administrator',
    targets: {
      'one that is not theirs': all('not-found', async (asking) => ({
        path: { ...(await another(asking)).path, signInId: asking.missing },
      })),
      missing: all('not-found', (asking) => ({ path: { userId: asking.missing, signInId: asking.missing } })),
    },
  },
  endUserSignIns: { gate: 'administrator', targets: { somebody: all('ok', another), ...missing } },
  createResetLink: { gate: 'administrator', targets: { somebody: all('ok', another), ...missing } },
  askForPasswordReset: {
    gate: 'anyone',
    targets: {
      'for somebody': all('ok', ({ company }) => ({ body: { email: `${company.people.plain.id}@example.com` } })),
      'for nobody': all('ok', () => ({ body: { email: 'nobody@example.com' } })),
    },
  },
  readPasswordReset: { gate: 'anyone', targets: { missing: all('password-reset-invalid', token) } },
  resetPassword: {
    gate: 'anyone',
    targets: {
      missing: all('password-reset-invalid', () => ({ ...token(), body: { password: 'violet tractor 27 lamps' } })),
    },
  },
  startSso: { gate: 'anyone', targets: { 'which is off': all('sso-off', () => ({ body: {} })) } },
  finishSso: { gate: 'anyone', targets: { 'which is off': all('sso-off', () => ({ body: { answer: 'code=1&state=2' } })) } },
  readSecurity: { gate: 'administrator', targets: { it: all('ok') } },
  editSecurity: { gate: 'administrator', targets: { 'it, late': all('changed-meanwhile', () => ({ body: { version: -1 } })) } },
  readMail: { gate: 'administrator', targets: { it: all('ok') } },
  // The product of these tests has its mail from outside, as by SMTP_URL.
  setMail: { gate: 'administrator', targets: { it: all('mail-by-environment', () => ({ body: { server } })) } },
  testMail: {
    gate: 'administrator',
    targets: { 'a server that is not there': all('mail-failed', () => ({ body: { server } })) },
  },
  readAddress: { gate: 'administrator', targets: { it: all('ok') } },
}
