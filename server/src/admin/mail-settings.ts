import type { MailServerEdit, MailSettings } from '@parley/contract'
import { auditedEdit } from '../audit/index.ts'
import { confirmPerson, type PeopleGiven, settingsFrom, type UserAsker, userById } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { type Mail, mailBy, type Sender, sendBy } from '../platform/mail.ts'
import type { Means } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'

const setting = 'mail'

interface Stored extends Omit<MailServerEdit, 'password'> {
  /** Sealed. */
  secret: string | null
}

/** The mail server that administrators set, for where SMTP_URL is not. */
export function mailFromSettings({ settings, secrets }: Pick<Means, 'settings' | 'secrets'>): Mail {
  return mailBy(() => {
    const stored = settings.read<Stored | null>(setting, null)
    return stored ? senderOf({ settings, secrets }, stored) : undefined
  })
}

/** From the database: who has just saved reads what they saved. */
export async function readMail({ db }: Pick<Work, 'db'>, { mail }: Pick<Means, 'mail'>): Promise<MailSettings> {
  if (mail.source === 'environment') return { source: 'environment', server: mail.server }
  const stored = await storedNow({ db })
  if (!stored) return { source: 'none', server: null }
  const { secret, ...server } = stored
  return { source: 'settings', server: { ...server, hasPassword: secret !== null } }
}

export function setMail(
  database: Database,
  given: PeopleGiven,
  who: UserAsker,
  { server, confirmation }: { server: MailServerEdit | null; confirmation?: string },
): Promise<MailSettings> {
  return transaction(database, async (work) => {
    if (given.mail.source === 'environment') throw new Refusal('mail-by-environment')
    await confirmPerson(work, given, who, { password: confirmation, freshSuffices: true })
    return auditedEdit(work, who, {
      action: 'mail-edited',
      kind: 'mail',
      read: () => readMail(work, given),
      change: async () => given.settings.write(work, setting, server && (await storedOf(work, given, server)), who.id),
      ...(server?.password !== undefined && { secrets: { 'server.password': server.password } }),
    })
  })
}

/** To the administrator who asks and to nobody else. */
export async function testMail(
  database: Database,
  given: PeopleGiven,
  who: UserAsker,
  server: MailServerEdit | undefined,
): Promise<void> {
  const me = await userById(database, who.id)
  const { organisation } = settingsFrom(given.settings)
  const letter = {
    to: me!.email,
    subject: `Mail from ${organisation} works`,
    text: `This letter was sent to try the mail server of ${organisation}.`,
  }
  const sender = server && senderOf(given, await storedOf(database, given, server))
  try {
    await (sender ? sendBy(sender, letter) : given.mail.send(letter))
  } catch (error) {
    throw new Refusal('mail-failed', { detail: error instanceof Error ? error.message.slice(0, 300) : 'unknown' })
  }
}

async function storedNow({ db }: Pick<Work, 'db'>): Promise<Stored | null> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', setting).executeTakeFirst()
  return (row?.value as Stored | null | undefined) ?? null
}

/** A password is said to its own server alone: for another host or user it must be given anew. */
async function storedOf(
  reads: Pick<Work, 'db'>,
  { secrets }: Pick<Means, 'secrets'>,
  { password, ...server }: MailServerEdit,
): Promise<Stored> {
  if (password !== undefined) return { ...server, secret: secrets.seal(password, placeOf(server)) }
  const before = await storedNow(reads)
  const same = before?.host === server.host && before.user === server.user
  if (!same && before?.secret && server.user !== '') throw new Refusal('bad-request', { field: '/server/password' })
  return { ...server, secret: same ? before.secret : null }
}

function senderOf({ settings, secrets }: Pick<Means, 'settings' | 'secrets'>, { secret, ...server }: Stored): Sender {
  const password = secret === null ? undefined : secrets.open(secret, placeOf(server))
  return { ...server, password, name: settingsFrom(settings).organisation }
}

const placeOf = ({ host, user }: { host: string; user: string }) => `mail:${user}@${host}`
