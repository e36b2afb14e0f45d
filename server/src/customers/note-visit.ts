import { mostPages, type VisitFacts } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** What a visit tells about who visits; what it does not tell stays as it is. */
export interface About {
  page?: string | undefined
  /** Where they came to the website from. */
  referrer?: string | undefined
  browser?: string | undefined
  language?: string | undefined
  country?: string | undefined
  name?: string | undefined
  email?: string | undefined
  phone?: string | undefined
}

/** A name that staff have given stays, and merged records are all called like the one that stays [CST-01]. */
export async function noteVisit({ db }: Pick<Work, 'db'>, customerId: string, { page, name, ...about }: About): Promise<void> {
  const told = Object.entries(about).filter(([, value]) => value !== undefined)
  if (told.length > 0) await db.updateTable('customers').set(Object.fromEntries(told)).where('id', '=', customerId).execute()
  if (page !== undefined) await notePage(db, customerId, page)
  if (name !== undefined) {
    await sql`update customers set name = ${name} where not named_by_staff
      and (merged_into = ${customerId}::uuid or (id = ${customerId}::uuid and merged_into is null))`.execute(db)
  }
}

/** The same page again is no other page [VIS-01]. */
async function notePage(db: Work['db'], customerId: string, page: string): Promise<void> {
  await sql`
    update customers set page = ${page}, pages = case when pages -> -1 ->> 'page' = ${page} then pages else (
      select jsonb_agg(entry order by i) from (
        select entry, i from jsonb_array_elements(pages || ${JSON.stringify([pageOf(page)])}::jsonb) with ordinality as e (entry, i)
        order by i desc limit ${mostPages}) last) end
    where id = ${customerId}::uuid`.execute(db)
}

export function pageOf(page: string): VisitFacts['pages'][number] {
  return { page, at: new Date().toISOString() }
}

/** The contract's `VisitFacts` of a customer `c`. */
export const visitOf = sql<VisitFacts>`jsonb_build_object('page', c.page, 'referrer', c.referrer, 'browser', c.browser,
  'language', c.language, 'country', c.country, 'pages', c.pages)`

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
