import type { SessionFilters } from '@parley/contract'
import { sql } from 'kysely'
import { type Asking, lookedAt, rareParts } from '../platform/rare-parts.ts'
import { fold } from './folded.ts'
import { type Reads, readAnew } from './read-anew.ts'

/** Of what is searched for in names. */
export interface NameParts {
  /** By filter what the index over names is asked for. */
  name: readonly string[]
  customer: readonly string[]
  /** So many have it that any thousand sessions hold some. */
  common: boolean
}

/** One in so many has what is common. */
const usual = 20

/** Undefined where no names are searched. */
export async function namePartsOf(reads: Reads, { name, customer }: SessionFilters): Promise<NameParts | undefined> {
  if (name === undefined && customer === undefined) return undefined
  const [ofName, ofCustomer] = await Promise.all([partsOf(reads, 'sessions', name), partsOf(reads, 'customers', customer)])
  return { name: ofName.parts, customer: ofCustomer.parts, common: Math.min(ofName.share, ofCustomer.share) * usual > 1 }
}

async function partsOf(reads: Reads, table: 'sessions' | 'customers', searched: string | undefined): Promise<Asking> {
  if (searched === undefined) return { parts: [], share: 1 }
  const found = await rareParts([searched], { kind: table, look: () => someNames(reads, table), plain: fold })
  // Which small sigma comes of a large one depends on what stands beside it, so a part of it may become another one.
  return [...searched].length < 3 || /[Σσς]/.test(searched) ? { ...found, parts: [] } : found
}

/** Pages of a table that hold some names, whichever. */
async function someNames(reads: Reads, table: 'sessions' | 'customers'): Promise<string[]> {
  const share = sql`(select least(100, 100.0 * ${lookedAt}::int / greatest(reltuples, 1)) from pg_class where oid = ${table}::regclass)`
  const rows = await readAnew(
    reads,
    sql<{ name: string }>`select name from ${sql.table(table)} tablesample system (${share}) limit ${10 * lookedAt}`,
  )
  return rows.map(({ name }) => fold(name))
}
