import type { Members, Named } from '@parley/contract'
import { t } from '../../texts/index.ts'

type KeyOf<Row> = (row: Row) => string

const has = <Row>(rows: readonly Row[], row: Row, key: KeyOf<Row>) => rows.some((one) => key(one) === key(row))

/** A list that two changed: theirs, with what I added and without what I took away. */
export function merged<Row>(base: readonly Row[], mine: readonly Row[], theirs: readonly Row[], key: KeyOf<Row>): Row[] {
  return [
    ...theirs.filter((row) => has(mine, row, key) || !has(base, row, key)),
    ...mine.filter((row) => !has(base, row, key) && !has(theirs, row, key)),
  ]
}

/** A value that two changed: mine where I touched it. */
export function kept<Value>(base: Value, mine: Value, theirs: Value): Value {
  return mine === base ? theirs : mine
}

export const byId: KeyOf<Named> = ({ id }) => id

export function mergedMembers(base: Members, mine: Members, theirs: Members): Members {
  const of = (kind: keyof Members) => merged(base[kind], mine[kind], theirs[kind], byId)
  return { users: of('users'), groups: of('groups'), orgItems: of('orgItems') }
}

/** What they made of a list, in words. */
export function listTold<Row>(base: readonly Row[], theirs: readonly Row[], key: KeyOf<Row>, name: KeyOf<Row>): string[] {
  const names = (rows: readonly Row[]) => rows.map(name).join(', ')
  const added = names(theirs.filter((row) => !has(base, row, key)))
  const removed = names(base.filter((row) => !has(theirs, row, key)))
  return [
    ...(added ? [t('admin.meanwhileAdded', { names: added })] : []),
    ...(removed ? [t('admin.meanwhileRemoved', { names: removed })] : []),
  ]
}

export function membersTold(base: Members, theirs: Members): string[] {
  const all = ({ users, groups, orgItems }: Members) => [...users, ...groups, ...orgItems]
  return listTold(all(base), all(theirs), byId, ({ name }) => name)
}

/** What they made of a value, in words. */
export function valueTold(label: string, base: string, theirs: string): string[] {
  return base === theirs ? [] : [t('admin.meanwhileNow', { label, value: theirs || '–' })]
}
