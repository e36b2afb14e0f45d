import { appTopicsOf } from '../apps/index.ts'
import { folderTopicsOf } from '../files/index.ts'
import { liveChatsOf } from '../live-chats/index.ts'
import { type Asker, ownTopics } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { processTopicsOf } from '../processes/index.ts'

/** What somebody may hear; undefined: nothing any more. Computed anew whenever `rights:<their id>` is heard [P13]. */
export async function topicsFor(reads: Pick<Work, 'db'>, asker: Asker): Promise<Set<string> | undefined> {
  if (asker.kind === 'visitor') return new Set([`rights:${asker.id}`, `customer:${asker.id}`, `visitors:${asker.liveChatId}`])
  const topics = await ownTopics(reads, asker)
  if (!topics) return undefined
  topics.add(`customer:${asker.id}`)
  for (const topic of await appTopicsOf(reads, asker)) topics.add(topic)
  for (const topic of await processTopicsOf(reads, asker)) topics.add(topic)
  for (const topic of await folderTopicsOf(reads, asker)) topics.add(topic)
  for (const { id, groupIds, supervisor } of await liveChatsOf(reads, asker.id)) {
    topics.add(`colleagues:${id}`)
    if (supervisor) topics.add(`supervisors:${id}`)
    if (groupIds.length === 0) continue
    topics.add(`operators:${id}`).add(`queue:${id}`)
    for (const groupId of groupIds) topics.add(`queue:${id}:${groupId}`)
  }
  return topics
}
