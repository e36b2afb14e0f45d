import { makeFolder, put, rootsOf, share } from '../folders.ts'
import type { Company } from '../oracle/company.ts'
import type { AskerName } from './askers.ts'

/** A folder of the supervisor with a file, shared with some; and what is the other supervisor's alone. */
export interface FolderWorld {
  folderId: string
  entryId: string
  fileId: string
  versionId: string
  hidden: { folderId: string; entryId: string; fileId: string; versionId: string }
}

/** Who has which right in the shared folder. */
export const mayInFolder = {
  view: ['operator', 'assignee', 'billing', 'supervisor'],
  create: ['assignee', 'billing', 'supervisor'],
  edit: ['billing', 'supervisor'],
  manage: ['supervisor'],
} satisfies Record<string, AskerName[]>

const worlds = new WeakMap<Company, Promise<FolderWorld>>()

export function folderWorld(company: Company): Promise<FolderWorld> {
  const known = worlds.get(company) ?? make(company)
  worlds.set(company, known)
  return known
}

async function make({ people, product }: Company): Promise<FolderWorld> {
  const { supervisor, otherSupervisor, operator, assignee, billing } = people
  const one = await fileOf(supervisor)
  await share(supervisor, one.folderId, { view: [operator.id], create: [assignee.id], edit: [billing.id] })
  return { ...one, hidden: await fileOf(otherSupervisor) }

  async function fileOf(who: typeof supervisor) {
    const { mine } = await rootsOf(who)
    const folder = await makeFolder(who, mine.id, 'Of the matrix')
    const entry = await put(who, folder.id, 'matrix.txt', 'Of the matrix')
    const { id: versionId } = await product.database.db
      .selectFrom('folder_files')
      .select('id')
      .where('entry_id', '=', entry.id)
      .executeTakeFirstOrThrow()
    return { folderId: folder.id, entryId: entry.id, fileId: entry.file!.id, versionId }
  }
}
