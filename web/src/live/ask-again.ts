import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** Reads anew what is shown of it: also where its first answer is still on its way, which may tell of the time before. */
export async function askAgain(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  await queries.cancelQueries({ queryKey })
  await queries.invalidateQueries({ queryKey })
}
