import type { UserImport, UserImportRow } from '@parley/contract'
import type { Selectable } from 'kysely'
import { audited } from '../../audit/index.ts'
import { type Database, transaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tables } from '../../platform/tables.ts'
import { addUsers } from '../add-user.ts'
import type { UserAsker } from '../asker.ts'
import type { Given } from '../given.ts'
import { mailInvitationLater } from '../mail-invitation.ts'
import { holdPeople } from '../memberships.ts'
import { isTaken } from '../taken.ts'
import type { Reads } from '../user.ts'
import { judgePeople } from './judge-people.ts'
import type { PeopleFile, PersonRow } from './read-people.ts'

/** Until it is done `rows` are as the file names them, and then as they were judged. */
type Row = Selectable<Tables['user_imports']>

interface Looking {
  id: string
  fileName: string
  file: PeopleFile
}

/** Keeps the rows and says what would come of them. The same id again answers what is there. */
export async function lookAtUsers(database: Database, given: Given, who: UserAsker, looking: Looking): Promise<UserImport> {
  const { id, fileName, file } = looking
  await database.db
    .insertInto('user_imports')
    .values({ id, user_id: who.id, file_name: fileName, ignored: file.ignored, rows: JSON.stringify(file.rows) })
    .execute()
    .catch((error) => {
      if (!isTaken(error, 'user_imports_pkey')) throw error
    })
  return readUserImport(database, given, who, id)
}

export async function readUserImport(reads: Reads, given: Given, who: UserAsker, id: string): Promise<UserImport> {
  const row = await access(reads, who, id)
  return toImport(given, row, row.invited_at ? doneRows(row) : (await judgePeople(reads, readRows(row))).map(({ view }) => view))
}

/** Everybody whose row is good by now, in one go; mailed by jobs, one for each. Done twice, it invites nobody twice. */
export function inviteImported(database: Database, given: Given, who: UserAsker, id: string): Promise<UserImport> {
  return transaction(database, async (work) => {
    const row = await access(work, who, id, { lock: true })
    if (row.invited_at) return toImport(given, row, doneRows(row))
    await holdPeople(work)
    const judged = await judgePeople(work, readRows(row))
    const good = judged.filter(({ view }) => view.faults.length === 0)
    const ids = await addUsers(
      work,
      good.map(({ view: { name, email, position }, groupIds }) => ({ name, email, position, groupIds })),
    )
    for (const userId of ids) mailInvitationLater(work, userId)
    const after = { people: good.map(({ view: { name, email } }) => `${name} (${email})`) }
    audited(work, who, 'users-imported', { kind: 'users', name: row.file_name }, { after })
    const rows = judged.map(({ view }) => view)
    const done = { rows: JSON.stringify(rows), invited_at: new Date() }
    await work.db.updateTable('user_imports').set(done).where('id', '=', id).execute()
    return toImport(given, { ...row, invited_at: done.invited_at }, rows)
  })
}

/** An import is its importer's alone. */
async function access({ db }: Reads, who: UserAsker, id: string, { lock = false } = {}): Promise<Row> {
  const row = await db
    .selectFrom('user_imports')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', who.id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return row
}

const readRows = ({ rows }: Row) => rows as unknown as PersonRow[]
const doneRows = ({ rows }: Row) => rows as unknown as UserImportRow[]

function toImport({ mail }: Pick<Given, 'mail'>, row: Row, rows: UserImportRow[]): UserImport {
  const bad = rows.filter(({ faults }) => faults.length > 0).length
  return {
    ...{ id: row.id, ignored: row.ignored, rows, bad },
    fileName: row.file_name,
    state: row.invited_at ? 'done' : 'looked-at',
    good: rows.length - bad,
    mailed: mail.isOn,
    createdAt: row.created_at.toISOString(),
  }
}
