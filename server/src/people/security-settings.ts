import type { Named, Security } from '@parley/contract'
import type { Given } from './given.ts'
import { defaultLifetime } from './lifetime.ts'
import { readSso, redirectUriOf } from './sso-settings.ts'
import type { Reads } from './user.ts'

/** Administration › Security as it is now, from the database. */
export async function readSecurity(reads: Reads, given: Pick<Given, 'urls'>): Promise<Security> {
  const { db } = reads
  const rows = await db.selectFrom('settings').select(['name', 'value']).where('name', 'like', 'security.%').execute()
  const values = new Map(rows.map(({ name, value }) => [name, value]))
  const number = (name: string, otherwise: number) => (values.get(`security.${name}`) as number | undefined) ?? otherwise
  const required = await db
    .selectFrom('second_factor_groups as r')
    .innerJoin('groups as g', 'g.id', 'r.group_id')
    .select(['g.id', 'g.name'])
    .orderBy('g.name')
    .execute()
  const { secret, groups, ...sso } = await readSso(reads)
  const names = await namesOf(
    reads,
    groups.map(({ groupId }) => groupId),
  )
  return {
    version: number('version', 0),
    secondFactorGroups: required,
    signInDays: number('signInDays', defaultLifetime.signInDays),
    idleHours: number('idleHours', defaultLifetime.idleHours),
    sso: {
      ...sso,
      hasSecret: secret !== null,
      redirectUri: redirectUriOf(given.urls),
      groups: groups.flatMap(({ value, groupId }) => {
        const group = names.get(groupId)
        return group ? [{ value, group }] : []
      }),
    },
  }
}

async function namesOf({ db }: Reads, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('groups').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}
