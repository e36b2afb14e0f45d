import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Given } from './given.ts'
import { invitationLetter, writeInvitation } from './invitation.ts'
import { hashOf } from './secret.ts'

const name = 'mail-invitation'

/** Where many are invited at once. One after another, so that other jobs need not wait for a thousand letters. */
export function mailInvitationLater(work: Work, userId: string): void {
  work.later(name, { userId }, { queue: name })
}

/** Makes the link that it mails: nobody keeps it. Who has come in, is locked, or was given a link by hand gets none. */
export const mailInvitation = (given: Given): Task<{ userId: string }> => ({
  name,
  async run(database, { userId }) {
    if (!given.mail.isOn) return
    const made = await transaction(database, (work) => linkFor(work, given, userId))
    if (!made) return
    try {
      await given.mail.send(invitationLetter(given, made.user, made.url))
    } catch (error) {
      await takeBack(database, made.url)
      throw error
    }
  },
})

async function linkFor(work: Work, given: Given, userId: string) {
  const user = await work.db
    .selectFrom('users as u')
    .select(['u.name', 'u.email'])
    .where('u.id', '=', userId)
    .where('u.state', '=', 'invited')
    .where((where) =>
      where.not(where.exists(where.selectFrom('invitations as i').select('i.user_id').whereRef('i.user_id', '=', 'u.id'))),
    )
    .forUpdate()
    .executeTakeFirst()
  return user && { user, url: (await writeInvitation(work, given, userId)).url }
}

/** What was not sent lets nobody in, and the next attempt makes another. */
async function takeBack({ db }: Database, url: string): Promise<void> {
  await db
    .deleteFrom('invitations')
    .where('token_hash', '=', hashOf(url.slice(url.lastIndexOf('/') + 1)))
    .execute()
}
