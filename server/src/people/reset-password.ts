import { audited } from '../audit/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { endSignIns } from './end-sign-ins.ts'
import type { Given } from './given.ts'
import { checkPassword, hashPassword } from './password.ts'
import { whoResets } from './reset-link.ts'
import { forgetDevices } from './trusted-devices.ts'

/**
 * Used up by this, with all others of theirs, and by nobody twice. It ends their sign-ins and begins none: the second factor is
 * asked for as ever [reliability §5.23].
 */
export async function resetPassword(
  database: Database,
  given: Pick<Given, 'limits'>,
  { token, password, ip }: { token: string; password: string; ip: string },
): Promise<void> {
  const { name, email } = await whoResets(database, token)
  checkPassword(password, [name, email])
  const stored = await hashPassword(password)
  await transaction(database, async (work) => {
    const { id } = await whoResets(work, token, { lock: true })
    await work.db.updateTable('users').set({ password: stored }).where('id', '=', id).execute()
    await work.db.deleteFrom('password_resets').where('user_id', '=', id).execute()
    await forgetDevices(work, id)
    await endSignIns(work, { userId: id })
    audited(work, { id, ip }, 'password-reset', { kind: 'user', id })
  })
  await given.limits.forget('signInFailuresPerAccount', email.toLowerCase())
}
