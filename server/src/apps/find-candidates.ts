import type { BindingCandidate, BindingReason, Field } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { App, Reads } from './app.ts'
import { chooseItems, orderOf } from './choose-items.ts'
import { typeOf } from './field-types/index.ts'
import { ownValue } from './fill-item.ts'
import { type ItemRow, itemColumns } from './item.ts'
import type { Known } from './known.ts'
import { findRows } from './list-items.ts'
import { shownTo } from './open-to.ts'
import { accessApp } from './rights.ts'

/** Suggested, and found. */
const most = { suggested: 10, found: 20 }

/**
 * Items to bind to a customer: without words those that have an account, phone or e-mail in common with them, and those that were
 * changed last [BND-02].
 * @throws {Refusal} `not-found` for who may not view the app
 */
export async function findCandidates(
  reads: Reads,
  who: UserAsker,
  appId: string,
  { search, known }: { search: string; known: Known },
): Promise<{ suggested: BindingCandidate[]; found: BindingCandidate[] }> {
  const { app, rights } = await accessApp(reads, who, appId, 'view')
  const shown = shownTo(who, rights)
  const words = search.trim()
  const suggested = words === '' ? await suggest(reads, app, shown, known) : []
  const rows = await findRows(reads, chooseItems(app, shown, { search: words }), orderOf('-changed'), undefined, most.found)
  const taken = new Set(suggested.map(({ id }) => id))
  return { suggested, found: rows.filter(({ id }) => !taken.has(id)).map((row) => toCandidate(app, row, [])) }
}

const order: readonly BindingReason[] = ['account', 'phone', 'email']

async function suggest({ db }: Reads, app: App, shown: RawBuilder<boolean>, known: Known): Promise<BindingCandidate[]> {
  const asked: RawBuilder<unknown>[] = app.fields.flatMap((field) =>
    (typeOf(field).common?.(known) ?? []).map(
      ({ reason, held }) => sql`(select i.id, ${reason}::text as reason from items i
        where i.app_id = ${app.id} and i.deleted_at is null and ${shown} and i.values @> ${JSON.stringify({ [field.code]: held })}::jsonb
        limit ${most.suggested})`,
    ),
  )
  if (asked.length === 0) return []
  const { rows } = await sql<ItemRow & { reasons: BindingReason[] }>`
    select ${itemColumns}, c.reasons from (
      select id, array_agg(distinct reason) as reasons from (${sql.join(asked, sql` union all `)}) a group by id) c
    join items i on i.id = c.id`.execute(db)
  const first = ({ reasons }: { reasons: BindingReason[] }) => Math.min(...reasons.map((reason) => order.indexOf(reason)))
  return rows
    .sort((a, b) => first(a) - first(b) || b.reasons.length - a.reasons.length || (a.id < b.id ? -1 : 1))
    .slice(0, most.suggested)
    .map((row) =>
      toCandidate(
        app,
        row,
        order.filter((reason) => row.reasons.includes(reason)),
      ),
    )
}

function toCandidate({ fields }: App, { id, name, index, values }: ItemRow, reasons: BindingReason[]): BindingCandidate {
  const texts = fields.filter(tells).flatMap(({ code }) => (ownValue(values, code) === undefined ? [] : String(values[code])))
  return { id, name, hint: texts.join(' · ') || `#${index}`, reasons }
}

/** What is one text by itself, and common to a person. */
function tells(field: Field): boolean {
  const { common, many } = { common: typeOf(field).common, many: 'many' in field.settings }
  return common !== undefined && !many
}
