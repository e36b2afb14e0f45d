import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

/**
 * The customer that an employee is when they write to a live chat: one for all of them [DM-10]. It has its user's id, so that
 * what is told to `customer:<id>` is heard by a socket that was there before the first word.
 */
export async function customerOfUser({ db }: Work, userId: string): Promise<string> {
  const user = await db
    .selectFrom('users')
    .select(['name', 'avatar_file_id', 'email'])
    .where('id', '=', userId)
    .executeTakeFirst()
  if (!user) throw new Refusal('not-found')
  const known = { name: user.name, avatar_file_id: user.avatar_file_id, email: user.email }
  await db
    .insertInto('customers')
    .values({ id: userId, kind: 'internal', user_id: userId, verified: true, ...known })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(known))
    .execute()
  return userId
}
