import { isAnonymous, removeVisitor, visitorByToken } from '../../../customers/index.ts'
import { handOverFiles } from '../../../files/index.ts'
import { rightsChanged, type VisitorAsker } from '../../../people/index.ts'
import { type Database, transaction } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { mergeThreads } from '../../../sessions/index.ts'

/**
 * What this browser's anonymous visitor wrote becomes part of who they turned out to be; after they were asked, and once: the
 * anonymous visitor is gone afterwards [ui §4.3].
 */
export async function joinHistory(database: Database, asker: VisitorAsker, token: string): Promise<void> {
  await transaction(database, async (work) => {
    const anonymous = await visitorByToken(work, token)
    const fits = anonymous && anonymous.liveChatId === asker.liveChatId && anonymous.id !== asker.id
    if (!fits || !(await isAnonymous(work, anonymous.id)) || (await isAnonymous(work, asker.id))) throw new Refusal('not-found')
    await mergeThreads(work, { liveChatId: asker.liveChatId, from: anonymous.id, to: asker.id })
    await handOverFiles(work, anonymous.id, asker.id)
    await removeVisitor(work, anonymous.id)
    // The one's token is void; the other's clients read their state again.
    rightsChanged(work, [anonymous.id, asker.id])
  })
}
