import * as contract from '@parley/contract'
import { maxFileSize, type WidgetConfig } from '@parley/contract'
import type { WebsiteOf } from '../../../live-chats/index.ts'
import { readThread } from '../../../messages/index.ts'
import type { Routes } from '../../../people/index.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { ChannelMeans } from '../../kind.ts'
import { browserLanguage } from './browser-language.ts'
import { joinHistory } from './join-history.ts'
import { browserOf, countryOf } from './said-of-visitors.ts'
import { visit } from './visit.ts'

export const websiteRoutes =
  (means: ChannelMeans): Routes =>
  ({ on }) => {
    on(contract.visit, async ({ database, path, body, request }) => {
      const language = browserLanguage(request.headers['accept-language'])
      const about = { language, browser: browserOf(request), country: countryOf(request, means.countryHeader) }
      const { website, token, asker, threadId, joinable } = await visit(means, path.liveChatId, { ...body, ...about }, request.ip)
      const read = await readThread(database, asker, threadId)
      return { token, config: toConfig(path.liveChatId, website), ...read, joinable }
    })
    on(contract.joinHistory, async ({ database, who, path, body }) => {
      if (who.kind !== 'visitor' || who.liveChatId !== path.liveChatId) throw new Refusal('not-found')
      await joinHistory(database, who, body.token)
      return null
    })
  }

function toConfig(liveChatId: string, { name, colour, greeting, side }: WebsiteOf): WidgetConfig {
  return { liveChatId, name, colour, greeting, side, maxFileSize }
}
