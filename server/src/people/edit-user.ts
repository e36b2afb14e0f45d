import type { Account } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { userVersionText } from './about-user.ts'
import { putInGroups } from './add-user.ts'
import { endSignIns } from './end-sign-ins.ts'
import type { Given } from './given.ts'
import { holdPeople, keepAnAdministrator, rebuildMemberships } from './memberships.ts'
import { checkPassword, hashPassword, isPassword } from './password.ts'
import { personChanged } from './person-changed.ts'
import { isTaken } from './taken.ts'
import { forgetDevices } from './trusted-devices.ts'
import { userById } from './user.ts'
import { setAccounts } from './user-accounts.ts'

interface Edit {
  /** The one that the asker saw; none where they write of themselves. */
  version?: string
  accounts?: Account[]
  name?: string
  email?: string
  position?: string
  avatarFileId?: string | null
  groupIds?: string[]
}

/** Whether the picture is a file of theirs is the concern of who calls. */
export async function editUser(work: Work, given: Given, userId: string, edit: Edit): Promise<void> {
  if (edit.version !== undefined) await holdPeople(work)
  if (!(await userById(work, userId))) throw new Refusal('not-found')
  const { version, groupIds, accounts, avatarFileId, name, ...rest } = edit
  if (version !== undefined && version !== (await versionOf(work, userId))) throw new Refusal('changed-meanwhile')
  const set = {
    ...rest,
    ...(name !== undefined && { name: name.trim() }),
    ...(avatarFileId !== undefined && { avatar_file_id: avatarFileId }),
  }
  if (Object.keys(set).length > 0) {
    await work.db
      .updateTable('users')
      .set(set)
      .where('id', '=', userId)
      .execute()
      .catch((error) => {
        throw isTaken(error, 'users_email') ? new Refusal('email-exists', { field: '/email' }) : error
      })
  }
  if (accounts) await setAccounts(work, userId, accounts)
  if (groupIds) {
    await putInGroups(work, userId, groupIds)
    await rebuildMemberships(work)
    await keepAnAdministrator(work)
  }
  if (name !== undefined || avatarFileId !== undefined) {
    await personChanged(work, userId, await given.colleagueTopics(work, userId))
  }
}

async function versionOf({ db }: Work, userId: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select ${sql.raw(userVersionText)} as version from users u where u.id = ${userId}::uuid for no key update of u`.execute(db)
  return rows[0]!.version
}

interface Passwords {
  current: string
  password: string
}

/** Their other sign-ins end. Guesses of the current one count as failed sign-ins. */
export async function changePassword(
  work: Work,
  given: Given,
  { id, signIn }: { id: string; signIn?: string },
  { current, password }: Passwords,
): Promise<void> {
  const user = await work.db
    .selectFrom('users')
    .select(['name', 'email', 'password'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const account = user.email.toLowerCase()
  await given.limits.take('signInFailuresPerAccount', account)
  if (!(await isPassword(current, user.password))) throw new Refusal('credentials-wrong', { field: '/current' })
  await given.limits.forget('signInFailuresPerAccount', account)
  checkPassword(password, [user.name, user.email])
  await work.db
    .updateTable('users')
    .set({ password: await hashPassword(password) })
    .where('id', '=', id)
    .execute()
  await forgetDevices(work, id)
  await endSignIns(work, { userId: id, besides: signIn })
}
