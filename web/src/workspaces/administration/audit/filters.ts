import type { AuditFilters } from '@parley/contract'
import type { filterNames } from './filter-names.ts'

/** As they stand in the address; days as `2026-11-23`, in the zone of who looks. */
export type Filters = Partial<Record<(typeof filterNames)[number], string>>

/** What the server is asked: both days are meant whole. */
export function askedBy({ from, to, by, group, kind, id, q }: Filters): AuditFilters {
  const [first, last] = [startOf(from), startOf(to, 1)]
  return {
    ...(first && { from: first }),
    ...(last && { to: last }),
    ...(by && { actorId: by }),
    ...(group && { group: group as NonNullable<AuditFilters['group']> }),
    ...(kind && { kind: kind as NonNullable<AuditFilters['kind']> }),
    ...(id && { objectId: id }),
    ...(q && { search: q }),
  }
}

/** The beginning of a day, or of one so many days later. */
function startOf(day = '', later = 0): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date + later).toISOString()
}
