import { setupCode } from './admin/index.ts'
import type { Product } from './product.ts'

/** What the person who started it reads; on the first run also how the first administrator comes in. */
export async function firstLines({ database, means }: Product): Promise<string[]> {
  const lines = [`Parley is ready: ${means.urls.app}`]
  const code = await setupCode(database)
  if (code) lines.push('', `Set it up at ${means.urls.app}/setup with this one-time code: ${code}`, '')
  return lines
}
