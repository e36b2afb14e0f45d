import type { Field, Form } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { App, Reads } from './app.ts'
import { isMember } from './members.ts'

/** Codes of fields that somebody may not see, and of those that they see and may not edit [APP-10]. */
export interface FieldLimits {
  hidden: ReadonlySet<string>
  readOnly: ReadonlySet<string>
}

export const noLimits: FieldLimits = { hidden: new Set(), readOnly: new Set() }

/** An app without the fields that are hidden from somebody: in none of its parts. */
export type SeenApp = App & FieldLimits

/** In these apps; null: all. Administrators have none. */
export async function fieldLimitsIn(
  { db }: Reads,
  who: UserAsker,
  appIds: readonly string[] | null,
): Promise<(app: App) => FieldLimits> {
  if (who.administrator) return () => noLimits
  const { rows } = await sql<{ app_id: string; field_id: string; may: 'see' | 'edit'; member: boolean }>`
    select f.app_id, f.field_id, f.may, exists (
      select from app_field_grant_members m where m.grant_id = f.id and ${isMember(sql`${who.id}::uuid`)}) as member
    from app_field_grants f where (${appIds === null} or f.app_id = any(${[...(appIds ?? [])]}::uuid[]))`.execute(db)
  const said = new Map(rows.map(({ app_id, field_id, may, member }) => [`${app_id} ${field_id} ${may}`, member]))
  return ({ id, fields }) => {
    if (said.size === 0) return noLimits
    const [hidden, readOnly] = [new Set<string>(), new Set<string>()]
    for (const field of fields) {
      const [see, edit] = [said.get(`${id} ${field.id} see`), said.get(`${id} ${field.id} edit`)]
      if (see === false && !edit) hidden.add(field.code)
      else if (edit === false) readOnly.add(field.code)
    }
    return { hidden, readOnly }
  }
}

export const fieldLimitsOf = async (reads: Reads, who: UserAsker, app: App): Promise<FieldLimits> =>
  (await fieldLimitsIn(reads, who, [app.id]))(app)

/** Ids of the app's fields that not everybody sees who views its items. */
export async function fieldsSeenBySome({ db }: Reads, appId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('app_field_grants')
    .select('field_id')
    .where('app_id', '=', appId)
    .where('may', '=', 'see')
    .execute()
  return new Set(rows.map(({ field_id }) => field_id))
}

/** As this asker sees it. */
export const seenBy = async (reads: Reads, who: UserAsker, app: App): Promise<SeenApp> =>
  asSeen(app, await fieldLimitsOf(reads, who, app))

export function asSeen(app: App, { hidden, readOnly }: FieldLimits): SeenApp {
  if (hidden.size === 0) return { ...app, hidden, readOnly }
  const seen = (code: string) => !hidden.has(code)
  return {
    ...app,
    fields: app.fields.filter(({ code }) => seen(code)).map((field) => withoutConditionsOn(field, hidden)),
    form: formOf(app.form, seen),
    listColumns: app.listColumns.filter(seen),
    cardFields: app.cardFields.filter(seen),
    ...{ hidden, readOnly },
  }
}

/** A field that is hidden counts as empty. One that waits for it to be something is never there, as one that waits for itself. */
function withoutConditionsOn(field: Field, hidden: ReadonlySet<string>): Field {
  const { visibleIf, ...rest } = field
  if (!visibleIf?.some((one) => hidden.has(one.field))) return field
  const never = { field: field.code, is: 'filled' as const }
  const told = visibleIf.flatMap((one) => (!hidden.has(one.field) ? one : one.is === 'empty' ? [] : never))
  return (told.length > 0 ? { ...rest, visibleIf: told } : rest) as Field
}

/** Headings of what has nothing left in it go too. */
function formOf({ tabs }: Form, seen: (code: string) => boolean): Form {
  const left = tabs.flatMap(({ name, sections }) => {
    const some = sections.flatMap(({ name, columns }) => {
      const those = columns.map((codes) => codes.filter(seen))
      return columns.flat().length === 0 || those.flat().length > 0 ? { name, columns: those } : []
    })
    return sections.length === 0 || some.length > 0 ? { name, sections: some } : []
  })
  return { tabs: left.length > 0 ? left : [{ name: '', sections: [] }] }
}
