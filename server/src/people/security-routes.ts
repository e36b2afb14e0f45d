import * as contract from '@parley/contract'
import { audited } from '../audit/index.ts'
import { transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { accountSecurity } from './account-security.ts'
import type { Routes } from './asker.ts'
import { confirmPerson } from './confirm-person.ts'
import { editSecurity } from './edit-security.ts'
import { endSignIns } from './end-sign-ins.ts'
import type { Given } from './given.ts'
import { askForPasswordReset } from './mail-password-reset.ts'
import { createResetLink, whoResets } from './reset-link.ts'
import { resetPassword } from './reset-password.ts'
import { confirmSecondFactor, removeSecondFactor, renewBackupCodes, startSecondFactor } from './second-factor.ts'
import { readSecurity } from './security-settings.ts'
import { finishSso, startSso } from './sso-sign-in.ts'
import { forgetDevices } from './trusted-devices.ts'
import { type Reads, userById, viewUser } from './user.ts'

/** My second factor and my sign-ins. */
export const ownSecurityRoutes =
  (given: Given): Routes =>
  ({ on }) => {
    on(contract.readMySecurity, ({ database, who }) => accountSecurity(database, who.id, who.signIn))
    on(contract.startSecondFactor, ({ database, who }) => transaction(database, (work) => startSecondFactor(work, given, who.id)))
    on(contract.confirmSecondFactor, ({ database, who, body }) =>
      transaction(database, async (work) => {
        const backupCodes = await confirmSecondFactor(work, given, who, body.code)
        audited(work, who, 'second-factor-on', { kind: 'user', id: who.id })
        return { backupCodes }
      }),
    )
    on(contract.endSecondFactor, ({ database, who, body }) =>
      transaction(database, async (work) => {
        await confirmPerson(work, given, who, body)
        await removeSecondFactor(work, who.id)
        audited(work, who, 'second-factor-off', { kind: 'user', id: who.id })
        return null
      }),
    )
    on(contract.renewBackupCodes, ({ database, who, body }) =>
      transaction(database, async (work) => {
        await confirmPerson(work, given, who, body)
        audited(work, who, 'backup-codes-renewed', { kind: 'user', id: who.id })
        return { backupCodes: await renewBackupCodes(work, who.id) }
      }),
    )
    on(contract.endMySignIn, ({ database, who, path }) =>
      transaction(database, async (work) => {
        if ((await endSignIns(work, { userId: who.id, id: path.signInId })) === 0) throw new Refusal('not-found')
        audited(work, who, 'sign-ins-ended', { kind: 'user', id: who.id })
        return null
      }),
    )
    on(contract.endMyOtherSignIns, ({ database, who }) =>
      transaction(database, async (work) => {
        await endSignIns(work, { userId: who.id, besides: who.signIn })
        await forgetDevices(work, who.id)
        audited(work, who, 'sign-ins-ended', { kind: 'user', id: who.id })
        return null
      }),
    )
  }

/** What administrators do for others. */
export const othersSecurityRoutes =
  (given: Given): Routes =>
  ({ on }) => {
    on(contract.readUserSecurity, async ({ database, path }) => {
      await exists(database, path.userId)
      return accountSecurity(database, path.userId)
    })
    on(contract.resetSecondFactor, ({ database, who, path }) =>
      transaction(database, async (work) => {
        await exists(work, path.userId)
        await removeSecondFactor(work, path.userId)
        await endSignIns(work, { userId: path.userId })
        audited(work, who, 'second-factor-reset', { kind: 'user', id: path.userId })
        return accountSecurity(work, path.userId)
      }),
    )
    on(contract.endUserSignIn, ({ database, who, path: { userId, signInId } }) =>
      transaction(database, async (work) => {
        if ((await endSignIns(work, { userId, id: signInId })) === 0) throw new Refusal('not-found')
        audited(work, who, 'sign-ins-ended', { kind: 'user', id: userId })
        return accountSecurity(work, userId)
      }),
    )
    on(contract.endUserSignIns, ({ database, who, path: { userId } }) =>
      transaction(database, async (work) => {
        await exists(work, userId)
        await endSignIns(work, { userId })
        await forgetDevices(work, userId)
        audited(work, who, 'sign-ins-ended', { kind: 'user', id: userId })
        return accountSecurity(work, userId)
      }),
    )
    on(contract.createResetLink, ({ database, who, path }) =>
      transaction(database, async (work) => {
        audited(work, who, 'password-link-made', { kind: 'user', id: path.userId })
        return createResetLink(work, given, path.userId)
      }),
    )
    on(contract.readSecurity, ({ database }) => readSecurity(database, given))
    on(contract.editSecurity, ({ database, who, body }) => editSecurity(database, given, who, body))
  }

/** Ways in beside the password. */
export const doorRoutes =
  (given: Given): Routes =>
  ({ on }) => {
    on(contract.askForPasswordReset, ({ database, body }) =>
      transaction(database, async (work) => {
        askForPasswordReset(work, body.email)
        return null
      }),
    )
    on(contract.readPasswordReset, async ({ database, path }) => {
      const { name, email } = await whoResets(database, path.token)
      return { name, email }
    })
    on(contract.resetPassword, async ({ database, path, body, request }) => {
      await resetPassword(database, given, { token: path.token, password: body.password, ip: request.ip })
      return null
    })
    on(contract.startSso, async ({ database, body, ...entering }) => ({
      url: await startSso(database, given, body.to ?? '/', entering),
    }))
    on(contract.finishSso, async ({ database, body, ...entering }) => {
      const { userId, to } = await finishSso(database, given, body.answer, entering)
      return { user: await viewUser(database, given, userId), to }
    })
  }

async function exists(reads: Reads, userId: string): Promise<void> {
  if (!(await userById(reads, userId))) throw new Refusal('not-found')
}
