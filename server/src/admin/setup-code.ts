import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { holdPeople } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

/** Without letters that are taken for others. 20 of them are 95 bit. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const name = 'setup.code'

/**
 * Made anew at each start while nobody exists, printed once, and kept as a hash [reliability §5.24].
 * @returns undefined once the installation was set up
 */
export function setupCode(database: Database): Promise<string | undefined> {
  return transaction(database, async (work) => {
    await holdPeople(work)
    if (await isSetUp(work)) return undefined
    const code = Array.from({ length: 4 }, () =>
      Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join(''),
    ).join('-')
    const row = { value: JSON.stringify(hashed(code)), changed_at: new Date() }
    await work.db
      .insertInto('settings')
      .values({ name, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute()
    return code
  })
}

export async function isSetUp({ db }: Pick<Work, 'db'>): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Throws `setup-done`, which reads like a page that does not exist, or `setup-code-wrong`. */
export async function checkCode(reads: Pick<Work, 'db'>, code: string): Promise<void> {
  if (await isSetUp(reads)) throw new Refusal('setup-done')
  const { rows } = await sql`select from settings where name = ${name} and value = to_jsonb(${hashed(code)}::text)`.execute(
    reads.db,
  )
  if (rows.length === 0) throw new Refusal('setup-code-wrong', { field: '/code' })
}

export async function useUpCode({ db }: Work): Promise<void> {
  await db.deleteFrom('settings').where('name', '=', name).execute()
}

/** As it was meant: people type it in lower case and forget the dashes. */
function hashed(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('base64url')
}
