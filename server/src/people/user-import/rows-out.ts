import type { UserImportRow, UserRowFault, UserState } from '@parley/contract'
import { listUsers } from '../list-users.ts'
import { type Reads, viewUsers } from '../user.ts'

const headings = ['Name', 'E-mail', 'Position', 'Groups']

const reasons: Record<UserRowFault['code'], string> = {
  'name-missing': 'there is no name',
  'name-wrong': 'the name is longer than 200 characters or has a line break in it',
  'email-missing': 'there is no e-mail',
  'email-wrong': 'this is no e-mail',
  'email-exists': 'a user has this e-mail already',
  'email-twice': 'this e-mail stands in an earlier line too',
  'position-wrong': 'the position is longer than 200 characters or has a line break in it',
  'group-unknown': 'there is no such group',
  'too-many-groups': 'there are too many groups',
  'too-many-cells': 'the row has more cells than there are headings; put several groups in quotation marks',
}

const reasonOf = ({ code, detail }: UserRowFault) => reasons[code] + (detail && ` (${detail})`)

/** Line, all reasons, and the row: mended, it can be imported as it is. */
export async function* badRows(rows: readonly UserImportRow[]): AsyncGenerator<string[][]> {
  yield [['Line', 'Reason', ...headings]]
  const bad = rows.filter(({ faults }) => faults.length > 0)
  yield bad.map(({ line, faults, name, email, position, groups }) => [
    String(line),
    faults.map(reasonOf).join('; '),
    ...[name, email, position, groups.join('; ')],
  ])
}

/** All that are found, a portion at a time: an import reads it again. */
export async function* exportedUsers(reads: Reads, asked: { search?: string; state?: UserState }): AsyncGenerator<string[][]> {
  yield [[...headings, 'State']]
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const portion = await listUsers(reads, { ...asked, ...(cursor && { cursor }) })
    const users = await viewUsers(reads, portion.ids, async () => new Set())
    yield users.map(({ name, email, position, groups, state }) => [
      ...[name, email, position],
      groups.map((group) => group.name).join('; '),
      state,
    ])
    cursor = portion.next
  }
}
