import { sql } from 'kysely'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Given } from './given.ts'
import { settingsFrom } from './installation.ts'
import { writeResetLink } from './reset-link.ts'
import { mayUsePassword } from './sso-settings.ts'

const name = 'mail-password-reset'

/**
 * Whoever asks is answered before anybody is looked for, so neither the answer nor its time tells who exists
 * [reliability §5.22]. Of many who ask for one address at once, one is heard.
 */
export function askForPasswordReset(work: Work, email: string): void {
  const account = email.trim().toLowerCase()
  work.later(name, { account }, { key: `${name} ${account}` })
}

/** One in five minutes and three in an hour for one address, however often it is asked for. */
export const mailPasswordReset = (given: Given): Task<{ account: string }> => ({
  name,
  attempts: 3,
  async run(database, { account }) {
    if (!given.mail.isOn) return
    const made = await transaction(database, (work) => linkFor(work, given, account))
    if (!made) return
    const { organisation } = settingsFrom(given.settings)
    try {
      await given.mail.send({
        to: made.email,
        subject: `A new password for ${organisation}`,
        text: [
          `Hello ${made.name},`,
          `somebody, probably you, wants to choose a new password for ${organisation}:`,
          made.url,
          'The link can be used once, within 30 minutes. If it was not you, do nothing: your password stays as it is.',
        ].join('\n\n'),
      })
    } catch (error) {
      await takeBack(database, made.hash)
      throw error
    }
  },
})

async function linkFor(work: Work, given: Given, account: string) {
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select id, name, email from users u where lower(email) = ${account} and state = 'active'
      and ${mayUsePassword} for update`.execute(work.db)
  const user = rows[0]
  if (!user) return undefined
  const { rows: sent } = await sql<{ lately: number; last: boolean }>`
    select count(*) as lately, coalesce(bool_or(created_at > now() - interval '5 minutes'), false) as last
    from password_resets where user_id = ${user.id} and mailed and created_at > now() - interval '1 hour'`.execute(work.db)
  if (sent[0]!.last || sent[0]!.lately >= 3) return undefined
  return { ...user, ...(await writeResetLink(work, given, user.id, { mailed: true })) }
}

/** What was not sent does not count. */
async function takeBack({ db }: Database, hash: Buffer): Promise<void> {
  await db.deleteFrom('password_resets').where('token_hash', '=', hash).execute()
}
