import { createFolder, type FileUsage, readFolder } from '@parley/contract'
import { v7 } from 'uuid'
import { fileSize } from '../../../conversation/index.ts'
import { attempt } from '../../../folders/attempt.ts'
import { t } from '../../../folders/words.ts'
import { ask } from '../../../live/index.ts'
import { addUpload, refuseUpload } from './uploads.ts'

/** A file and the folders that it stands in, from the one that was chosen. */
export interface Found {
  file: File
  within: readonly string[]
}

/** What was dropped, with folders and what is in them. Must be called while the drop is told of. */
export async function foundIn(transfer: DataTransfer): Promise<Found[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, within: [] }))
  const found = await Promise.all(entries.map((entry) => walk(entry, [])))
  return found.flat()
}

/** Of a folder that was chosen by the button. */
export function foundAmong(files: readonly File[]): Found[] {
  return files.map((file) => ({ file, within: file.webkitRelativePath.split('/').slice(0, -1) }))
}

async function walk(entry: FileSystemEntry, within: readonly string[]): Promise<Found[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)).catch(
      () => null,
    )
    return file ? [{ file, within }] : []
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: Found[] = []
  while (true) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => [])
    if (some.length === 0) return found
    for (const one of some) found.push(...(await walk(one, [...within, entry.name])))
  }
}

/** Makes the folders that are missing and begins to upload; what cannot be is told file by file. */
export async function uploadAll(found: readonly Found[], parentId: string, usage: FileUsage | undefined): Promise<void> {
  const folders = new Map<string, string | undefined>([['', parentId]])
  for (const { file, within } of found) {
    const to = await folderFor(folders, within)
    if (to === undefined) continue
    if (file.size === 0) refuseUpload(file.name, to, t('conversation.emptyFile', { name: file.name }))
    else if (usage && file.size > usage.largest)
      refuseUpload(file.name, to, t('files.tooLarge', { most: fileSize(usage.largest) }))
    else addUpload(file, to)
  }
}

async function folderFor(folders: Map<string, string | undefined>, within: readonly string[]): Promise<string | undefined> {
  const key = within.join('/')
  if (folders.has(key)) return folders.get(key)
  const parentId = await folderFor(folders, within.slice(0, -1))
  const name = within.at(-1)!
  const made = parentId && (await attempt(() => ofThisName(parentId, name)))
  folders.set(key, made)
  return made
}

async function ofThisName(parentId: string, name: string): Promise<string> {
  const { entries } = await ask(readFolder, { path: { entryId: parentId }, query: { only: 'folders' } })
  const there = entries.items.find((entry) => entry.name.toLocaleLowerCase() === name.toLocaleLowerCase())
  if (there) return there.id
  return (await ask(createFolder, { path: { entryId: v7() }, body: { parentId, name } })).id
}
