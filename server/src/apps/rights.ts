import type { AppRight, RightsInApp } from '@parley/contract'
import { sql } from 'kysely'
import type { Asker, UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { appById, type Reads } from './app.ts'
import { type SeenApp, seenBy } from './field-limits.ts'
import { isMember } from './members.ts'

/** What somebody may do in an app: all that the lines with them give, administrators everything [APP-10, ACC-01]. */
function rightsInApp(given: ReadonlySet<string>, administrator: boolean): RightsInApp {
  const may = (right: AppRight) => administrator || given.has(right) || given.has('full')
  const view = may('view')
  return {
    view,
    create: may('create'),
    edit: view && may('edit'),
    delete: view && may('delete'),
    permissions: may('permissions'),
    processes: may('processes'),
    export: view && may('export'),
    import: may('create') && may('import'),
    build: administrator,
  }
}

/** By app; an app that is missing there gives no rights. Null: all apps. */
export async function rightsInApps({ db }: Reads, who: UserAsker, appIds: readonly string[] | null): Promise<RightsOf> {
  if (who.administrator) return () => rightsInApp(new Set(), true)
  const { rows } = await sql<{ app_id: string; rights: string[] }>`
    select g.app_id, array_agg(distinct r) as rights
    from app_grants g join app_grant_members m on m.grant_id = g.id cross join unnest(g.rights) r
    where (${appIds === null} or g.app_id = any(${[...(appIds ?? [])]}::uuid[])) and ${isMember(sql`${who.id}::uuid`)}
    group by g.app_id`.execute(db)
  const given = new Map(rows.map(({ app_id, rights }) => [app_id, rightsInApp(new Set(rights), false)]))
  return (appId) => given.get(appId) ?? none
}
export type RightsOf = (appId: string) => RightsInApp
const none = rightsInApp(new Set(), false)

/** Visitors have none. */
export async function appRightsOf(reads: Reads, who: Asker, appId: string): Promise<RightsInApp> {
  return who.kind === 'user' ? (await rightsInApps(reads, who, [appId]))(appId) : none
}

/** Whether the app itself is theirs to see: its form is drawn for who may only create, its rights for who may only give them. */
export const maySeeApp = ({ view, create, permissions }: RightsInApp): boolean => view || create || permissions

/**
 * The one door to an app, as the asker sees it. What is not theirs to see looks like what is not there.
 * @throws {Refusal} `not-found`, `forbidden`
 */
export async function accessApp(
  reads: Reads,
  who: UserAsker,
  appId: string,
  need?: keyof RightsInApp,
): Promise<{ app: SeenApp; rights: RightsInApp }> {
  const app = await appById(reads, appId)
  const rights = await appRightsOf(reads, who, appId)
  if (!app || !maySeeApp(rights) || (need === 'view' && !rights.view)) throw new Refusal('not-found')
  if (need && !rights[need]) throw new Refusal('forbidden')
  return { app: await seenBy(reads, who, app), rights }
}

/** Where changes in apps are heard of; see house and people. */
export async function appTopicsOf(reads: Reads, who: UserAsker): Promise<string[]> {
  if (who.administrator) return ['apps']
  const { rows } = await sql<{ app_id: string }>`
    select distinct g.app_id from app_grants g join app_grant_members m on m.grant_id = g.id
    where g.rights && '{view,create,permissions,full}' and ${isMember(sql`${who.id}::uuid`)}`.execute(reads.db)
  return rows.map(({ app_id }) => `app:${app_id}`)
}
