import type { AccountSecurity, SignIn } from '@parley/contract'
import { sql } from 'kysely'
import { deviceWords } from './device-words.ts'
import { holds } from './lifetime.ts'
import type { Reads } from './user.ts'

interface Row {
  id: string
  by: SignIn['by']
  address: string
  user_agent: string
  created_at: Date
  used_at: Date
  current: boolean
}

/** Their factor and their sign-ins; `signIn` is the one that asks. */
export async function accountSecurity({ db }: Reads, userId: string, signIn?: string): Promise<AccountSecurity> {
  const factor = await sql<{ since: Date | null; required: boolean; left: number; has_password: boolean }>`
    select u.password is not null as has_password,
      (select confirmed_at from second_factors f where f.user_id = u.id) as since,
      exists (select from second_factor_groups r join memberships m on m.group_id = r.group_id where m.user_id = u.id) as required,
      (select count(*) from backup_codes b where b.user_id = u.id) as left
    from users u where u.id = ${userId}`.execute(db)
  const { rows } = await sql<Row>`
    select s.id, s.by, s.address, s.user_agent, s.created_at, s.used_at,
      s.token_hash = decode(${signIn ?? ''}::text, 'hex') as current
    from sign_ins s where s.user_id = ${userId} and ${holds} order by s.used_at desc, s.id limit 100`.execute(db)
  const { since, required, left, has_password } = factor.rows[0]!
  return {
    secondFactor: { since: since?.toISOString() ?? null, required, backupCodesLeft: left },
    hasPassword: has_password,
    signIns: rows.map(toSignIn),
  }
}

function toSignIn({ user_agent, created_at, used_at, ...row }: Row): SignIn {
  return { ...row, ...deviceWords(user_agent), createdAt: created_at.toISOString(), usedAt: used_at.toISOString() }
}
