import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFolder } from './data-folder.ts'

/**
 * Where this database lies, as the file system knows it: a file that is never written again keeps its number and its birth, while
 * unpacking a backup or copying the folder makes another file. Backups leave the note out.
 */
export async function isElsewhere(folder: DataFolder): Promise<boolean> {
  const noted = await readFile(noteIn(folder), 'utf8').catch(() => undefined)
  return noted !== (await placeOf(folder))
}

/** Once everything knows that the database is another one. */
export async function notePlace(folder: DataFolder): Promise<void> {
  const half = `${noteIn(folder)}.new`
  await writeFile(half, await placeOf(folder), { mode: 0o600, flush: true })
  await rename(half, noteIn(folder))
}

function noteIn({ path }: DataFolder): string {
  return join(path, 'place')
}

async function placeOf({ postgres }: DataFolder): Promise<string> {
  const { ino, birthtimeNs } = await stat(join(postgres, 'PG_VERSION'), { bigint: true })
  return `${ino} ${birthtimeNs}\n`
}
