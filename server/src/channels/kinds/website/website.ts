import { websiteOf } from '../../../live-chats/index.ts'
import type { ChannelKind } from '../../kind.ts'
import { isAllowed } from './origins.ts'
import { websitePages } from './pages.ts'
import { websiteRoutes } from './routes.ts'
import { forgetUsedIdentities } from './visit.ts'

/** The widget on a website, the hosted page and the test page [WEB-03, CHN-09]. */
export const website: ChannelKind = {
  name: 'website',
  title: 'Website',
  limits: { text: 10_000, files: 10 },
  carries: { typing: true, reading: true },
  routes: (means) => [websiteRoutes(means)],
  pages: (means) => [websitePages(means)],
  tasks: [forgetUsedIdentities],
  async allowsOrigin({ database, urls }, asker, origin) {
    if (asker.kind !== 'visitor') return false
    const settings = await websiteOf(database, asker.liveChatId)
    return settings?.enabled === true && isAllowed(settings.allowedOrigins, urls, origin)
  },
}
