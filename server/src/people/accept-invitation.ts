import { audited } from '../audit/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Given } from './given.ts'
import { invited } from './invitation.ts'
import { checkPassword, hashPassword } from './password.ts'
import { type Entering, enter } from './sign-in.ts'
import { mayUsePassword } from './sso-settings.ts'

interface Accepted {
  token: string
  name: string
  password: string
}

/** Used up by this, and by nobody twice. @returns whose it was */
export async function acceptInvitation(database: Database, given: Given, accepted: Accepted, entering: Entering) {
  const { token, password } = accepted
  const name = accepted.name.trim()
  const { email } = await invited(database, token)
  checkPassword(password, [name, email])
  const stored = await hashPassword(password)
  return transaction(database, async (work) => {
    const { id } = await invited(work, token, { lock: true })
    const { may } = await work.db
      .selectFrom('users as u')
      .select(mayUsePassword.as('may'))
      .where('u.id', '=', id)
      .executeTakeFirstOrThrow()
    if (!may) throw new Refusal('sso-only')
    await work.db.updateTable('users').set({ name, password: stored, state: 'active' }).where('id', '=', id).execute()
    await work.db.deleteFrom('invitations').where('user_id', '=', id).execute()
    audited(work, { id, ip: entering.request.ip }, 'invitation-accepted', { kind: 'user', id }, { after: { name } })
    await enter(work, given, { id, password: stored }, entering)
    return id
  })
}
