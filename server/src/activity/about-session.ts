import type { ActivityEntry, Named } from '@parley/contract'
import { v7 } from 'uuid'

type About = Pick<ActivityEntry, 'actor'> & { liveChat: Named; session: Named } & Partial<
    Pick<ActivityEntry, 'to' | 'messageId' | 'count' | 'at'>
  >

/** An entry of the stream about one session, of now unless said. */
export function aboutSession<Kind extends ActivityEntry['kind']>(kind: Kind, { liveChat, session, ...more }: About) {
  const { id, name } = session
  const { id: liveChatId, name: liveChatName } = liveChat
  return {
    id: v7(),
    kind,
    to: null,
    count: 1,
    at: new Date().toISOString(),
    ...more,
    liveChat: { id: liveChatId, name: liveChatName },
    session: { id, name },
  }
}
