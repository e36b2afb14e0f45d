import { createHash } from 'node:crypto'
import * as contract from '@parley/contract'
import type { Client } from './client.ts'
import { newId } from './desk.ts'

export async function rootsOf(who: Client) {
  const { roots, usage } = await who.get(contract.listRoots)
  return { mine: roots.find(({ root }) => root === 'mine')!, company: roots.find(({ root }) => root === 'company'), usage }
}

export function makeFolder(who: Client, parentId: string, name: string): Promise<contract.FolderEntry> {
  return who.get(contract.createFolder, { path: { entryId: newId() }, body: { parentId, name } })
}

export function sendPart(who: Client, uploadId: string, offset: number, bytes: Buffer | string): Promise<Response> {
  const path = `${contract.sendPart.path.replace(':uploadId', uploadId)}?offset=${offset}`
  return who.fetch(path, { method: 'PATCH', body: bytes as never, headers: { 'content-type': 'application/octet-stream' } })
}

/** A file put into a folder, in one part. */
export async function put(
  who: Client,
  parentId: string,
  name: string,
  bytes: Buffer | string,
  conflict: contract.OnConflict = 'keep-both',
): Promise<contract.FolderEntry> {
  const uploadId = newId()
  const size = Buffer.byteLength(bytes)
  await who.get(contract.startUpload, { path: { uploadId }, body: { parentId, name, size, conflict } })
  const response = await sendPart(who, uploadId, 0, bytes)
  const upload = (await response.json()) as contract.FileUpload
  if (!upload.entry) throw new Error(`Not uploaded: ${response.status} ${JSON.stringify(upload)}`)
  return upload.entry
}

export async function namesIn(who: Client, entryId: string): Promise<string[]> {
  const { entries } = await who.get(contract.readFolder, { path: { entryId }, query: {} })
  return entries.items.map(({ name }) => name)
}

export const readBytes = (who: Client, file: { id: string } | null, headers: Record<string, string> = {}) =>
  who.fetch(`/api/files/${file?.id}`, { headers })

export const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Sets who has which right in an entry, by the ids of users. */
export function share(who: Client, entryId: string, rights: Partial<Record<contract.FolderRight, string[]>>, inherits = true) {
  const grants = Object.entries(rights).map(([right, userIds]) => ({
    right: right as contract.FolderRight,
    members: { userIds, groupIds: [], orgItemIds: [] },
  }))
  return who.get(contract.editSharing, { path: { entryId }, body: { grants, inherits } })
}
