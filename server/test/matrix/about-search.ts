import { v7 } from 'uuid'
import { see } from './about-sessions.ts'
import { all, only, type Row, type Target } from './row.ts'
import type { Kind } from './world.ts'

const texts = { text: 'canary' }
const looking = (kind: Kind): Target =>
  only(see[kind], async ({ talk }) => ({ path: { sessionId: (await talk(kind)).sessionId }, query: texts }))

const view = (shared: boolean) => ({ name: 'A view', filters: {}, order: '-created', shared })

/** Lists show what their readers may see: the scan for canaries says so. */
export const aboutSearch: Record<string, Row> = {
  findSessions: {
    gate: 'user',
    targets: { everything: all('ok', () => ({ query: { filters: '{"spam":"any"}', limit: '200' } })) },
  },
  readSessionFilters: { gate: 'user', targets: { own: all('ok') } },
  searchSessions: { gate: 'user', targets: { 'by a name': all('ok', () => ({ query: { text: 'name-' } })) } },
  searchTimeline: {
    gate: 'user',
    targets: {
      waiting: looking('waiting'),
      theirs: looking('theirs'),
      closed: looking('closed'),
      'another live chat’s': looking('elsewhere'),
      'an internal customer’s': looking('internal'),
      missing: all('not-found', ({ missing }) => ({ path: { sessionId: missing }, query: texts })),
    },
  },
  searchThread: {
    gate: 'user',
    targets: {
      'an employee’s': only(['internal'], ({ talks }) => ({ path: { threadId: talks.internal.threadId }, query: texts })),
      'a visitor’s': all('not-found', ({ talks }) => ({ path: { threadId: talks.theirs.threadId }, query: texts })),
      missing: all('not-found', ({ missing }) => ({ path: { threadId: missing }, query: texts })),
    },
  },
  exportSessions: {
    gate: 'administrator',
    targets: { csv: all('ok', () => ({ query: { format: 'csv' } })), xlsx: all('ok', () => ({ query: { format: 'xlsx' } })) },
  },
  changeSessions: {
    gate: 'user',
    // What is not theirs has its refusal in the row, byte for byte as what is missing.
    targets: {
      'of everybody': all('ok', ({ talks, missing }) => ({
        body: {
          sessions: [...Object.values(talks).map(({ sessionId }) => sessionId), missing].map((id) => ({ id, from: missing })),
          change: { reassign: { groupId: missing } },
        },
      })),
    },
  },
  readSessionViews: { gate: 'user', targets: { own: all('ok') } },
  saveSessionView: {
    gate: 'user',
    targets: {
      own: all('ok', () => ({ path: { viewId: v7() }, body: view(false) })),
      'for everybody': only(['supervisor', 'otherSupervisor'], () => ({ path: { viewId: v7() }, body: view(true) }), 'forbidden'),
      missing: all('ok', () => ({ path: { viewId: v7() }, body: view(false) })),
    },
  },
  deleteSessionView: {
    gate: 'user',
    targets: { missing: all('not-found', ({ missing }) => ({ path: { viewId: missing } })) },
  },
  saveSessionTable: {
    gate: 'user',
    targets: {
      own: all('ok', () => ({
        body: { columns: [], defaultView: null, viewOrder: [], widths: {}, pinFirst: false, pageSize: 50 },
      })),
    },
  },
}
