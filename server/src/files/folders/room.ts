import type { FileUsage } from '@parley/contract'
import { sql } from 'kysely'
import { settingsFrom } from '../../people/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Settings } from '../../platform/settings.ts'
import type { Reads } from './standing.ts'

const megabyte = 1_000_000

/** All versions that they added, in the trash too, and what they have begun to upload. */
export async function usageOf({ db }: Reads, settings: Settings, userId: string): Promise<FileUsage> {
  const { fileQuotaMegabytes, largestFileMegabytes } = settingsFrom(settings)
  const { rows } = await sql<{ used: string }>`
    select coalesce((select sum(size) from folder_files where added_by = ${userId}), 0)
      + coalesce((select sum(size) from folder_uploads where user_id = ${userId} and entry_id is null), 0) as used`.execute(db)
  return { used: Number(rows[0]!.used), quota: fileQuotaMegabytes * megabyte, largest: largestFileMegabytes * megabyte }
}

/**
 * What one person adds is counted one after another. In a transaction.
 * @throws {Refusal} `quota-full`
 */
export async function takeRoom(reads: Reads, settings: Settings, userId: string, size: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(7073232, hashtext(${userId}))`.execute(reads.db)
  const { used, quota } = await usageOf(reads, settings, userId)
  if (used + size > quota) throw new Refusal('quota-full')
}
