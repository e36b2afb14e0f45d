import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Secrets } from '../platform/secrets.ts'
import { useBackupCode, writeBackupCodes } from './backup-codes.ts'
import { endSignIns } from './end-sign-ins.ts'
import type { Given } from './given.ts'
import { settingsFrom } from './installation.ts'
import { rightsChanged } from './memberships.ts'
import { newTotp, stepOf } from './totp.ts'
import { forgetDevices } from './trusted-devices.ts'
import { type Reads, userById } from './user.ts'

/** A secret to be scanned. It holds once its first code was right; until then another one may take its place. */
export async function startSecondFactor({ db }: Work, given: Given, userId: string): Promise<{ secret: string; uri: string }> {
  const user = await userById({ db }, userId)
  const made = newTotp({ issuer: settingsFrom(given.settings).organisation, label: user?.email ?? '' })
  const secret = given.secrets.seal(made.secret, placeOf(userId))
  const written = await db
    .insertInto('second_factors')
    .values({ user_id: userId, secret })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({ secret, last_step: 0 }).where('second_factors.confirmed_at', 'is', null),
    )
    .returning('user_id')
    .executeTakeFirst()
  if (!written) throw new Refusal('second-factor-on')
  return made
}

/** Others who are signed in as them, without the factor, are no longer. @returns the backup codes */
export async function confirmSecondFactor(
  work: Work,
  given: Given,
  { id, signIn }: { id: string; signIn?: string },
  code: string,
): Promise<string[]> {
  const factor = await factorOf(work, id, { lock: true })
  if (!factor) throw new Refusal('second-factor-off')
  if (factor.confirmed_at) throw new Refusal('second-factor-on')
  if (!(await takeStep(work, given.secrets, id, code))) throw new Refusal('second-factor-wrong', { field: '/code' })
  await work.db.updateTable('second_factors').set({ confirmed_at: new Date() }).where('user_id', '=', id).execute()
  const codes = await writeBackupCodes(work, id)
  await endSignIns(work, { userId: id, besides: signIn })
  rightsChanged(work, [id])
  return codes
}

/**
 * Six digits of the authenticator or a backup code, each good once.
 * @returns whether there was something to prove
 * @throws {Refusal} `second-factor-needed`, `second-factor-wrong`
 */
export async function proveFactor(work: Work, secrets: Secrets, userId: string, code: string | undefined): Promise<boolean> {
  if (!(await hasFactor(work, userId))) return false
  const typed = code?.replace(/[\s-]/g, '') ?? ''
  if (typed === '') throw new Refusal('second-factor-needed')
  const right = /^\d{6}$/.test(typed) ? await takeStep(work, secrets, userId, typed) : await useBackupCode(work, userId, typed)
  if (!right) throw new Refusal('second-factor-wrong', { field: '/code' })
  return true
}

/** @throws {Refusal} `second-factor-off` */
export async function removeSecondFactor(work: Work, userId: string): Promise<void> {
  const gone = await work.db
    .deleteFrom('second_factors')
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .returning('user_id')
    .executeTakeFirst()
  if (!gone) throw new Refusal('second-factor-off')
  await work.db.deleteFrom('backup_codes').where('user_id', '=', userId).execute()
  await forgetDevices(work, userId)
  // A group of theirs may ask for one: then nothing else answers them.
  rightsChanged(work, [userId])
}

export async function renewBackupCodes(work: Work, userId: string): Promise<string[]> {
  if (!(await hasFactor(work, userId))) throw new Refusal('second-factor-off')
  return writeBackupCodes(work, userId)
}

/** Of a row `s` of sign_ins: whether its user must set up a factor before anything else [B-17]. */
export const owesFactor = sql<boolean>`s.by <> 'sso' and exists (
    select from second_factor_groups r join memberships m on m.group_id = r.group_id where m.user_id = s.user_id)
  and not exists (select from second_factors f where f.user_id = s.user_id and f.confirmed_at is not null)`

async function hasFactor(reads: Reads, userId: string): Promise<boolean> {
  return (await factorOf(reads, userId))?.confirmed_at != null
}

/** Compare and set: of two who come with one code at once, one is let in (RFC 6238 §5.2). */
async function takeStep(work: Work, secrets: Secrets, userId: string, code: string): Promise<boolean> {
  const factor = await factorOf(work, userId)
  const step = factor && stepOf(secrets.open(factor.secret, placeOf(userId)), code.replace(/[\s-]/g, ''))
  if (step === undefined) return false
  const taken = await work.db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('user_id', '=', userId)
    .where('last_step', '<', step)
    .returning('user_id')
    .executeTakeFirst()
  return taken !== undefined
}

function factorOf({ db }: Reads, userId: string, { lock = false } = {}) {
  return db
    .selectFrom('second_factors')
    .select(['secret', 'confirmed_at'])
    .where('user_id', '=', userId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
}

const placeOf = (userId: string) => `second-factor:${userId}`
