import type { AppGrants, editAppGrants as endpoint, MemberIds, Members, StaticOf } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { App, Reads } from './app.ts'
import { codesIn } from './check-definition.ts'
import { asMembers, memberRows, refuseMissing, withNames } from './members.ts'

type Limit = StaticOf<NonNullable<(typeof endpoint)['body']>>['fields'][number]

/** In the order of the app's fields. */
export async function fieldGrantsIn({ db }: Reads, { id, fields }: Pick<App, 'id' | 'fields'>): Promise<AppGrants['fields']> {
  const { rows } = await sql<{ field_id: string; may: 'see' | 'edit'; members: Members }>`
    select g.field_id, g.may, ${asMembers} as members
    from app_field_grants g left join app_field_grant_members m on m.grant_id = g.id ${withNames}
    where g.app_id = ${id} group by g.id`.execute(db)
  const byField = Map.groupBy(rows, ({ field_id }) => field_id)
  return fields.flatMap(({ id: fieldId, name }) => {
    const limits = byField.get(fieldId)
    const of = (may: 'see' | 'edit') => limits?.find((limit) => limit.may === may)?.members ?? null
    return limits ? { fieldId, name, see: of('see'), edit: of('edit') } : []
  })
}

/**
 * All limits as they are sent. Texts that are searched and names of items are everybody's, so what goes into them cannot be seen by
 * some alone.
 * @throws {Refusal} `not-found` for fields and members that do not exist, `bad-request` for a field named twice, `field-told-to-all`
 */
export async function setFieldGrants(work: Work, app: App, limits: readonly Limit[]): Promise<void> {
  await work.db.deleteFrom('app_field_grants').where('app_id', '=', app.id).execute()
  const named = codesIn(app.nameTemplate)
  for (const [at, { fieldId, see, edit }] of limits.entries()) {
    const field = app.fields.find(({ id }) => id === fieldId)
    if (!field) throw new Refusal('not-found', { field: `/fields/${at}/fieldId` })
    if (limits.findIndex((limit) => limit.fieldId === fieldId) < at)
      throw new Refusal('bad-request', { field: `/fields/${at}/fieldId` })
    if (see && (field.searchable || named.includes(field.code)))
      throw new Refusal('field-told-to-all', { field: `/fields/${at}/see`, detail: field.name })
    if (see) await limitField(work, { appId: app.id, fieldId, may: 'see', here: `/fields/${at}/see` }, see)
    if (edit) await limitField(work, { appId: app.id, fieldId, may: 'edit', here: `/fields/${at}/edit` }, edit)
  }
}

interface Place {
  appId: string
  fieldId: string
  may: 'see' | 'edit'
  /** Where it was sent. */
  here: string
}

async function limitField({ db }: Work, { appId, fieldId, may, here }: Place, members: MemberIds): Promise<void> {
  const id = v7()
  await db.insertInto('app_field_grants').values({ id, app_id: appId, field_id: fieldId, may }).execute()
  const rows = memberRows(members).map((member) => ({ grant_id: id, ...member }))
  if (rows.length === 0) return
  await db.insertInto('app_field_grant_members').values(rows).execute().catch(refuseMissing(here))
}

/** Of fields that the app has no more. @returns whether there were any */
export async function forgetFields({ db }: Work, { id, fields }: Pick<App, 'id' | 'fields'>): Promise<boolean> {
  const { rows } = await sql`
    delete from app_field_grants where app_id = ${id} and field_id <> all(${fields.map((field) => field.id)}::uuid[]) returning id`.execute(
    db,
  )
  return rows.length > 0
}
