import type { ItemCard } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import { type Reads, statusField } from './app.ts'
import { type Asked, type Choice, chooseItems, orderOf } from './choose-items.ts'
import { findRows } from './list-items.ts'
import { shownTo } from './open-to.ts'
import { itemCards } from './refs.ts'
import { accessApp } from './rights.ts'

/** More are not counted. */
const most = 1_000

/** In all and by status, each up to a thousand. */
export async function countItems(
  reads: Reads,
  who: UserAsker,
  appId: string,
  asked: Asked,
): Promise<{ all: number; statuses: Record<string, number> }> {
  const { app, rights } = await accessApp(reads, who, appId, 'view')
  const count = await counting(reads, chooseItems(app, shownTo(who, rights), asked))
  const field = statusField(app)
  const options = field && 'options' in field.settings ? field.settings.options.map(({ code }) => code) : []
  const statuses: Record<string, number> = {}
  for (const status of field ? ['', ...options] : []) statuses[status] = await count(sql<boolean>`i.status = ${status}`)
  return { all: await count(), statuses }
}

/** Counts what is chosen, or a part of it. */
export async function counting(reads: Reads, { base, where = sql<boolean>`true`, byIndex = async () => where }: Choice) {
  const that = await byIndex(reads)
  return async (and = sql<boolean>`true`): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (select from items i where ${base} and ${and} and ${that} limit ${most}) found`.execute(reads.db)
    return rows[0]!.n
  }
}

/** For pickers: 20 at most, the last changed first. */
export async function findItems(reads: Reads, who: UserAsker, appId: string, search: string): Promise<ItemCard[]> {
  const { app, rights } = await accessApp(reads, who, appId, 'view')
  const rows = await findRows(reads, chooseItems(app, shownTo(who, rights), { search }), orderOf('-changed'), undefined, 20)
  return itemCards(
    reads,
    who,
    rows.map(({ id }) => id),
  )
}
