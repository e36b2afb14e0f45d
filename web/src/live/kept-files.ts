import { type KeptFile, keptDatabase } from './kept-database.ts'

/** Bytes that are kept in all; beyond that, files last as long as the page. */
const MOST = 250_000_000

/** Keeps a file until it is on the server [CMP-02, P6]. A full disk, or too much of it, keeps nothing. */
export async function keepFile(file: Omit<KeptFile, 'at'>): Promise<void> {
  const kept = await keptDatabase()
  const before = (await kept.getAll('files')).reduce((sum, one) => sum + one.file.size, 0)
  if (before + file.file.size > MOST) return
  await kept.put('files', { ...file, at: Date.now() })
}

export async function keptFile(id: string): Promise<File | undefined> {
  return (await (await keptDatabase()).get('files', id))?.file
}

export async function forgetFile(id: string): Promise<void> {
  await (await keptDatabase()).delete('files', id)
}
