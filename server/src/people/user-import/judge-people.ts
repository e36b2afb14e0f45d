import { Email, Line, Name, type UserImportRow, type UserRowFault } from '@parley/contract'
import { sql } from 'kysely'
import { Value } from 'typebox/value'
import type { Reads } from '../user.ts'
import type { PersonRow } from './read-people.ts'

/** What an invitation of one person may name. */
const mostGroups = 100
/** Of what is told of a row that is bad anyway. */
const longest = 300

export interface Judged {
  view: UserImportRow
  groupIds: string[]
}

/** Each row by how things stand now: whom it would invite, into which groups, or all that is wrong with it. */
export async function judgePeople(reads: Reads, rows: readonly PersonRow[]): Promise<Judged[]> {
  const [known, groups] = [await emailsThere(reads, rows), await groupsByName(reads)]
  const firstLine = new Map<string, number>()
  return rows.map((row) => {
    const named = groupsIn(row.groups, groups)
    const found = named.flatMap((name) => groups.get(name.toLowerCase()) ?? [])
    const email = row.email.toLowerCase()
    const twice = firstLine.get(email)
    if (twice === undefined) firstLine.set(email, row.line)
    const faults: UserRowFault[] = []
    const fault = (code: UserRowFault['code'], detail = '') => faults.push({ code, detail })
    if (row.name === '') fault('name-missing')
    else if (!Value.Check(Name, row.name)) fault('name-wrong')
    if (row.email === '') fault('email-missing')
    else if (!Value.Check(Email, row.email)) fault('email-wrong')
    else if (known.has(email)) fault('email-exists')
    else if (twice !== undefined) fault('email-twice', String(twice))
    if (!Value.Check(Line, row.position)) fault('position-wrong')
    const unknown = named.filter((name) => !groups.has(name.toLowerCase()))
    if (unknown.length > 0) fault('group-unknown', unknown.join(', ').slice(0, longest))
    if (named.length > mostGroups) fault('too-many-groups', String(mostGroups))
    if (row.tooMany) fault('too-many-cells')
    const { line, name, position } = row
    return {
      view: {
        ...{ line, name, email: row.email, position, faults },
        groups: named,
        administrator: found.some(({ administrators }) => administrators),
      },
      groupIds: [...new Set(found.map(({ id }) => id))],
    }
  })
}

/** Parted by semicolons or line breaks; a group whose own name has a semicolon is known where it stands alone. */
function groupsIn(cell: string, groups: ReadonlyMap<string, GroupThere>): string[] {
  if (groups.has(cell.toLowerCase())) return [cell]
  const names = cell.split(/[;\n]/).map((name) => name.trim())
  return names.filter((name, at) => name !== '' && names.indexOf(name) === at)
}

interface GroupThere {
  id: string
  administrators: boolean
}

async function groupsByName({ db }: Reads): Promise<ReadonlyMap<string, GroupThere>> {
  const { rows } = await sql<GroupThere & { name: string }>`
    with recursive within (id) as (
      select id from groups where system = 'administrators'
      union select m.member_group_id from within w join group_members m on m.group_id = w.id where m.member_group_id is not null
    )
    select id, lower(name) as name, id in (select id from within) as administrators from groups`.execute(db)
  return new Map(rows.map(({ name, ...group }) => [name, group]))
}

async function emailsThere({ db }: Reads, rows: readonly PersonRow[]): Promise<ReadonlySet<string>> {
  const asked = [...new Set(rows.map(({ email }) => email.toLowerCase()))]
  const { rows: found } = await sql<{ email: string }>`
    select lower(email) as email from users where lower(email) = any(${asked}::text[])`.execute(db)
  return new Set(found.map(({ email }) => email))
}
