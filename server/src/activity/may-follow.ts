import type { ActivityEntry } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import type { Given } from './given.ts'

type Follows = Pick<Given, 'viewable' | 'mayViewItem' | 'openable'>

/** The ids of the entries that lead where the reader may go; of the others they see the text [ACT-06]. */
export async function mayFollow(
  reads: Pick<Work, 'db'>,
  { viewable, mayViewItem, openable }: Follows,
  who: UserAsker,
  entries: readonly ActivityEntry[],
): Promise<Set<string>> {
  const sessionIds = new Set(entries.flatMap(({ session }) => session?.id ?? []))
  const sessions = await viewable(reads, who, [...sessionIds])
  const items = new Set<string>()
  for (const id of new Set(entries.flatMap(({ item }) => item?.id ?? []))) if (await mayViewItem(reads, who, id)) items.add(id)
  const instances = await openable(reads, who, [...new Set(entries.flatMap(({ instance }) => instance?.id ?? []))])
  const open = entries.filter(({ session, item, instance }) => {
    if (instance) return instances.has(instance.id)
    if (item) return items.has(item.id)
    return session === null || sessions.has(session.id)
  })
  return new Set(open.map(({ id }) => id))
}
