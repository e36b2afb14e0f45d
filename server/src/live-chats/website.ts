import type { Website } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** What administrators set for the website widget; kept whole in its channel's row. */
export type WebsiteSettings = Omit<Website, 'channelId' | 'secrets' | 'snippet' | 'hostedUrl' | 'testUrl'>

/** Works at once on the hosted page and the test page [CHN-01, CHN-09]; names are not shown until somebody says so [LCS-13]. */
export const websiteDefaults: WebsiteSettings = {
  enabled: true,
  allowedOrigins: [],
  colour: '#3958d1',
  greeting: '',
  side: 'right',
  showOperatorName: false,
  enforceIdentity: false,
}

/** What a website's visitor and their messages need to know of a live chat. */
export interface WebsiteOf extends WebsiteSettings {
  channelId: string
  /** The live chat's. */
  name: string
}

export async function websiteOf({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<WebsiteOf | undefined> {
  const { rows } = await sql<{ id: string; name: string; settings: Partial<WebsiteSettings> }>`
    select c.id, l.name, c.settings from channels c join live_chats l on l.id = c.live_chat_id
    where c.live_chat_id = ${liveChatId} and c.kind = 'website'`.execute(db)
  const [row] = rows
  return row && { ...websiteDefaults, ...row.settings, channelId: row.id, name: row.name }
}
