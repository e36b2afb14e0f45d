import type { AuditAction, AuditKind } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { v7 } from 'uuid'
import { differencesOf, type Seen } from './differences.ts'

/** Whoever signed in, from where. Without an id: nobody who had; without an address: no request did it. */
export interface Actor {
  kind?: 'user'
  id?: string
  ip?: string
}

export interface Audited {
  kind: AuditKind
  /** None where there is only one of its kind. */
  id?: string
  /** Of users it is looked up. */
  name?: string
}

export interface Entry {
  who: Actor
  action: AuditAction
  of: Audited
  seen: Seen
}

/** For a statement of its own, or part of a larger one: then only of the objects that it holds. Names are cut at 200 characters. */
export function writeAudited(entries: readonly Entry[], held?: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into audit_entries (id, actor_id, actor_name, ip, action, object_kind, object_id, object_name, changes)
    select a.id, a.actor, coalesce(u.name, ''), a.ip, a.action, a.kind, a.object, left(coalesce(a.name, o.name, ''), 200), a.changes
    from jsonb_to_recordset(${JSON.stringify(entries.map(rowOf))}::jsonb)
      as a (id uuid, actor uuid, ip inet, action text, kind text, object text, "user" uuid, name text, changes jsonb)
    left join users u on u.id = a.actor left join users o on o.id = a."user"
    ${held ? sql`where a.object in (select id::text from ${held})` : sql``}`
}

const rowOf = ({ who, action, of, seen }: Entry) => ({
  ...{ id: v7(), actor: who.id, ip: addressOf(who.ip), action },
  ...{ kind: of.kind, object: of.id, user: of.kind === 'user' ? of.id : undefined, name: of.name },
  changes: differencesOf(seen),
})

/** IPv4 as such; a link-local address without the network card that it came by, which PostgreSQL does not take. */
const addressOf = (ip: string | undefined) => ip?.replace(/^::ffff:(?=\d+\.)/, '').split('%')[0]
