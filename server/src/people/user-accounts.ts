import { type Account, keptAccount } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { rightsChanged } from './memberships.ts'
import type { Reads } from './user.ts'

/** Their accounts become these; each belongs to one user [ORG-02]. */
export async function setAccounts(work: Work, userId: string, accounts: readonly Account[]): Promise<void> {
  const kept = accounts.map(keptAccount)
  const empty = kept.findIndex(({ value }) => value === '' || value === '+')
  if (empty >= 0) throw new Refusal('bad-request', { field: `/accounts/${empty}/value` })
  await work.db.deleteFrom('user_accounts').where('user_id', '=', userId).execute()
  const { rows } = await sql<{ kind: string; value: string }>`
    insert into user_accounts (kind, value, user_id)
    select distinct kind, value, ${userId}::uuid
    from unnest(${kept.map(({ kind }) => kind)}::text[], ${kept.map(({ value }) => value)}::text[]) as a (kind, value)
    on conflict do nothing returning kind, value`.execute(work.db)
  const taken = kept.findIndex(({ kind, value }) => !rows.some((row) => row.kind === kind && row.value === value))
  if (taken >= 0) throw new Refusal('account-exists', { field: `/accounts/${taken}/value` })
  // Their own program shows them; it reads again.
  rightsChanged(work, [userId])
}

/** Whose account this is: whoever writes from it is that employee, if they are not locked [INF-17]. */
export async function userByAccount({ db }: Reads, account: Account): Promise<string | undefined> {
  const { kind, value } = keptAccount(account)
  const row = await db
    .selectFrom('user_accounts')
    .innerJoin('users', 'users.id', 'user_accounts.user_id')
    .select('users.id')
    .where('user_accounts.kind', '=', kind)
    .where('user_accounts.value', '=', value)
    .where('users.state', '!=', 'locked')
    .executeTakeFirst()
  return row?.id
}
