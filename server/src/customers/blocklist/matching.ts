import type { LockOperator, LockType } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'

/** What customer `c` is known by, as it is compared: `k (type, value)`; see the key of lock_entries in migration 0022 [BLK-08]. */
export const knownBy = sql`cross join lateral (values ('account', lower(coalesce(c.external_id, c.id::text))), ('email', lower(btrim(c.email))),
  ('phone', regexp_replace(c.phone, '[^0-9]', '', 'g')), ('external-id', lower(c.external_id))) k (type, value)`

/** Whether entry `e` is about what `k` says. */
export const matches = sql`e.type = k.type and case e.operator when 'equals' then k.value = e.key
  when 'contains' then strpos(k.value, e.key) > 0 when 'starts-with' then starts_with(k.value, e.key)
  else right(k.value, length(e.key)) = e.key end`

/** Entry `e` has effect now; it ends by itself [BLK-10]. */
export const holds = sql`e.deleted_at is null and (e.until is null or e.until > now())`

export interface Rule {
  type: LockType
  operator: LockOperator
  value: string
}

/** A rule that is not stored, as if it were an entry `e`. */
export function asEntry({ type, operator, value }: Rule): RawBuilder<unknown> {
  return sql`(select ${type}::text as type, ${operator}::text as operator, case ${type}::text
    when 'phone' then regexp_replace(${value}::text, '[^0-9]', '', 'g') else lower(btrim(${value}::text)) end as key) e`
}

/** Nothing is left of it to compare with: a phone without digits. */
export function isEmptyValue({ type, value }: Rule): boolean {
  return (type === 'phone' ? value.replace(/[^0-9]/g, '') : value.trim()) === ''
}
