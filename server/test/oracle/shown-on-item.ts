import { editLiveChat, readLiveChat } from '@parley/contract'
import { aField, aLine, anApp, anItem, give } from '../an-app.ts'
import type { Company } from './company.ts'

/** An item, registered in this session, that all may view; the administrator becomes a reader of live chat one. @returns its address */
export async function shownOnItem({ people, one, product }: Company, sessionId: string): Promise<string> {
  const { administrator } = people
  const app = await anApp(administrator, [
    aField('string', 'title', aLine),
    aField('account', 'account', { many: true, kinds: [] }),
  ])
  const viewers = Object.values(people).map(({ id }) => id)
  await give(administrator, app.id, 1, viewers, ['view'])
  const { item } = await anItem(administrator, app.id, { title: 'One' })
  const row = { session_id: sessionId, item_id: item.id, app_id: app.id }
  await product.database.db.insertInto('session_items').values(row).execute()
  const readers = await product.group('Readers', [administrator])
  const path = { liveChatId: one.id }
  const { version } = await administrator.get(readLiveChat, { path })
  await administrator.get(editLiveChat, { path, body: { version, readerGroupIds: [readers.id] } })
  return `/api/items/${item.id}`
}
