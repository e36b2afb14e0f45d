import { isId } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

type Reads = Pick<Work, 'db'>

/** Whom a task is for, or whom a step tells: one of them is set. */
export interface Performer {
  userId: string | null
  groupId: string | null
  orgItemId: string | null
  name: string
}

/** Who is there to do something, of those that a definition names. */
export interface Performers {
  /** As it is named, or instead of who is locked or gone the initiator, or else the Administrators [BPR-09]. */
  for(named: string, values: Record<string, unknown>): Performer
}

interface Row {
  kind: 'user' | 'group' | 'position'
  id: string
  name: string
}

/** Looks up all that may be named: performers of the diagram, the initiator, and who stands in variables. */
export async function findPerformers(
  reads: Reads,
  initiatorId: string | null,
  named: readonly string[],
  values: readonly Record<string, unknown>[],
): Promise<Performers> {
  const asked = new Set(named.flatMap((one) => values.flatMap((held) => resolved(one, held, initiatorId) ?? [])))
  if (initiatorId !== null) asked.add(`user:${initiatorId}`)
  const there = await lookUp(reads, [...asked])
  const { rows } = await sql<{ id: string; name: string }>`select id, name from groups where system = 'administrators'`.execute(
    reads.db,
  )
  const administrators = rows[0]!
  const initiator = there.get(`user:${initiatorId}`)
  return {
    for(one, held) {
      const found = there.get(resolved(one, held, initiatorId) ?? '') ?? initiator ?? { kind: 'group', ...administrators }
      return {
        userId: found.kind === 'user' ? found.id : null,
        groupId: found.kind === 'group' ? found.id : null,
        orgItemId: found.kind === 'position' ? found.id : null,
        name: found.name,
      }
    },
  }
}

/** Of `user:`, `group:` and `position:` those that are there, and of users those who may come in. */
export async function lookUp({ db }: Reads, performers: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  const ids = (kind: Row['kind']) =>
    performers.flatMap((one) => {
      const [of, id = ''] = one.split(':')
      return of === kind && isId(id) ? [id] : []
    })
  const { rows } = await sql<Row>`
    select 'user' as kind, id, name from users where id = any(${ids('user')}::uuid[]) and state = 'active'
    union all select 'group', id, name from groups where id = any(${ids('group')}::uuid[])
    union all select 'position', id, name from org_items where id = any(${ids('position')}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [`${row.kind}:${row.id}`, row]))
}

/** As `user:`, `group:` or `position:`; the first that stands in a variable. */
function resolved(named: string, values: Record<string, unknown>, initiatorId: string | null): string | undefined {
  if (named === 'initiator') return `user:${initiatorId}`
  const [kind, code = ''] = named.split(':')
  if (kind !== 'variable') return named
  const value = Object.hasOwn(values, code) ? values[code] : undefined
  if (Array.isArray(value)) return value[0] === undefined ? undefined : `user:${value[0]}`
  const role = value as { groupIds?: string[]; orgItemIds?: string[] } | undefined
  if (role?.groupIds?.[0]) return `group:${role.groupIds[0]}`
  return role?.orgItemIds?.[0] && `position:${role.orgItemIds[0]}`
}
