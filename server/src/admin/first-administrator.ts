import { audited } from '../audit/index.ts'
import { addUser, checkPassword, type Entering, enter, holdPeople, type PeopleGiven } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { StartRefused } from '../platform/start-refused.ts'
import { checkCode, isSetUp, useUpCode } from './setup-code.ts'
import { writeSettings } from './write-settings.ts'

interface First {
  code: string
  name: string
  email: string
  password: string
  organisation?: string
  timeZone?: string
}

/** By the one-time code, which is used up with it; of two at once, one. @returns their id */
export async function createFirstAdministrator(
  database: Database,
  given: PeopleGiven,
  { code, organisation, timeZone, ...user }: First,
  entering: Entering,
): Promise<string> {
  await checkCode(database, code)
  checkPassword(user.password, [user.name, user.email])
  return transaction(database, async (work) => {
    await holdPeople(work)
    await checkCode(work, code)
    const id = await addUser(work, { ...user, administrator: true })
    await useUpCode(work)
    const edit = { ...(organisation?.trim() && { organisation }), ...(timeZone && { timeZone }) }
    const who = { id, ip: entering.request.ip }
    audited(work, who, 'set-up', { kind: 'user', id })
    await writeSettings(work, given.settings, edit, who)
    const { password } = await work.db.selectFrom('users').select('password').where('id', '=', id).executeTakeFirstOrThrow()
    await enter(work, given, { id, password }, entering)
    return id
  })
}

/** PARLEY_ADMIN_EMAIL and PARLEY_ADMIN_PASSWORD: the same without the page, once; later starts change nothing. */
export async function firstAdministratorFrom(database: Database, { email, password }: { email: string; password: string }) {
  const name = email.split('@')[0]!
  await transaction(database, async (work) => {
    await holdPeople(work)
    if (await isSetUp(work)) return
    try {
      checkPassword(password, [email])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new StartRefused('PARLEY_ADMIN_PASSWORD is a well-known password; choose another one of 12 characters or more')
    }
    const id = await addUser(work, { name, email, password, administrator: true })
    audited(work, {}, 'set-up', { kind: 'user', id })
    await useUpCode(work)
  })
}
