import type { Invitation } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Given } from './given.ts'
import { settingsFrom } from './installation.ts'
import { hashOf, newSecret } from './secret.ts'
import type { Reads } from './user.ts'

/** How long a link lets somebody in (ms): seven days. */
const validity = 7 * 24 * 3600_000

/** One link a person: a new one makes the old one void. */
export async function writeInvitation({ db }: Work, given: Given, userId: string): Promise<Omit<Invitation, 'mailed'>> {
  const token = newSecret()
  const row = { token_hash: hashOf(token), expires_at: new Date(Date.now() + validity) }
  await db
    .insertInto('invitations')
    .values({ user_id: userId, ...row })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    .execute()
  return { url: `${given.urls.app}/invite/${token}`, expiresAt: row.expires_at.toISOString() }
}

/** Whom it lets in; refused where it was used, has expired or never was. `lock` keeps a second one from using it meanwhile. */
export async function invited({ db }: Reads, token: string, { lock = false } = {}) {
  const user = await db
    .selectFrom('invitations as i')
    .innerJoin('users as u', 'u.id', 'i.user_id')
    .select(['u.id', 'u.name', 'u.email'])
    .where('i.token_hash', '=', hashOf(token))
    .where('i.expires_at', '>', new Date())
    .where('u.state', '=', 'invited')
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!user) throw new Refusal('invitation-invalid')
  return user
}

/** After the commit; whether it was sent is told, since the link can be handed over by other ways. */
export async function sendInvitation(given: Given, to: { name: string; email: string }, invitation: Omit<Invitation, 'mailed'>) {
  if (!given.mail.isOn) return { ...invitation, mailed: false }
  const sending = given.mail.send(invitationLetter(given, to, invitation.url))
  const mailed = await Promise.race([
    sending.then(() => true),
    // The administrator holds the link, and need not wait for a slow mail server.
    new Promise<false>((resolve) => setTimeout(resolve, 5_000, false)),
  ]).catch((error) => {
    given.logger.warn({ err: error }, 'an invitation could not be mailed')
    return false
  })
  return { ...invitation, mailed }
}

export function invitationLetter({ settings }: Pick<Given, 'settings'>, to: { name: string; email: string }, url: string) {
  const { organisation } = settingsFrom(settings)
  return {
    to: to.email,
    subject: `Your invitation to ${organisation}`,
    text: [
      `Hello ${to.name},`,
      `you have been invited to ${organisation}. Choose a password and come in:`,
      url,
      'The link can be used once, within seven days.',
    ].join('\n\n'),
  }
}
