import { randomInt } from 'node:crypto'
import type { Work } from '../platform/database.ts'
import { hashOf } from './secret.ts'

/** Without letters that are taken for others: twelve of them are 59 bits. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const count = 10

/** The ones before are void. @returns them, which is the only time that they are known */
export async function writeBackupCodes({ db }: Work, userId: string): Promise<string[]> {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(newCode())
  await db.deleteFrom('backup_codes').where('user_id', '=', userId).execute()
  await db
    .insertInto('backup_codes')
    .values([...codes].map((code) => ({ user_id: userId, code_hash: hashed(userId, code) })))
    .execute()
  return [...codes]
}

/** Used up by this. @returns whether it was one of theirs */
export async function useBackupCode({ db }: Work, userId: string, code: string): Promise<boolean> {
  const used = await db
    .deleteFrom('backup_codes')
    .where('user_id', '=', userId)
    .where('code_hash', '=', hashed(userId, code))
    .returning('user_id')
    .executeTakeFirst()
  return used !== undefined
}

function newCode(): string {
  const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `${part()}-${part()}-${part()}`
}

function hashed(userId: string, code: string): Buffer {
  return hashOf(`${userId} ${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`)
}
