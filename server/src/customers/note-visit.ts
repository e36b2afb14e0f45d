import type { Work } from '../platform/database.ts'

/** What a visit tells about who visits; what it does not tell stays as it is. */
export interface About {
  page?: string | undefined
  language?: string | undefined
  name?: string | undefined
  email?: string | undefined
  phone?: string | undefined
}

export async function noteVisit(
  { db }: Pick<Work, 'db'>,
  customerId: string,
  { page, language, name, email, phone }: About,
): Promise<void> {
  const told = Object.entries({ page, language, name, email, phone }).filter(([, value]) => value !== undefined)
  if (told.length === 0) return
  await db.updateTable('customers').set(Object.fromEntries(told)).where('id', '=', customerId).execute()
}

/** Nobody has signed who this is. */
export async function isAnonymous({ db }: Pick<Work, 'db'>, customerId: string): Promise<boolean> {
  const found = await db
    .selectFrom('customers')
    .select('id')
    .where('id', '=', customerId)
    .where('kind', '=', 'external')
    .where('external_id', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** With their tokens and threads; sessions must have been given to somebody else before. */
export async function removeVisitor({ db }: Pick<Work, 'db'>, customerId: string): Promise<void> {
  await db.deleteFrom('customers').where('id', '=', customerId).execute()
}
