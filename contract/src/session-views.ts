import { type Static, Type } from 'typebox'
import { body, Id, Name, Nothing, orNull } from './common.ts'
import { endpoint } from './endpoint.ts'
import type { RefusalCode } from './refusals.ts'
import { pageSizes, SessionFilters, SessionOrder } from './session-search.ts'
import { Assignment, Priority, SessionCard } from './sessions.ts'

/** A way of looking at sessions that was given a name [SAP-05]. */
const view = {
  name: Name,
  filters: SessionFilters,
  order: SessionOrder,
  /** General: everybody who has the app sees it. Supervisors make such views. */
  shared: Type.Boolean(),
}
export const SessionView = Type.Object({
  id: Id,
  ...view,
  /** Whether it is mine to change. */
  mine: Type.Boolean(),
})
export type SessionView = Static<typeof SessionView>

/** How wide a column can be, in px. */
export const columnWidths = { least: 64, most: 800 } as const

/** How somebody has set up their table. */
export const SessionTable = body({
  /** Codes of the shown columns in their order; empty: as it comes. */
  columns: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 30, uniqueItems: true }),
  /** The view that the app opens with: an id, or the name of a built-in one. */
  defaultView: orNull(Type.String({ maxLength: 40 })),
  /** Views in the order in which this person wants them; others follow. */
  viewOrder: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 200, uniqueItems: true }),
  /** In px by a column's code; the others are as wide as they come. */
  widths: Type.Record(
    Type.String({ pattern: '^[a-zA-Z]{1,40}$' }),
    Type.Integer({ minimum: columnWidths.least, maximum: columnWidths.most }),
    { maxProperties: 30 },
  ),
  /** The first column stays where it is while the others are scrolled. */
  pinFirst: Type.Boolean(),
  /** Rows that are read at once. */
  pageSize: Type.Unsafe<(typeof pageSizes)[number]>(Type.Union(pageSizes.map((size) => Type.Literal(size)))),
})
export type SessionTable = Static<typeof SessionTable>

export const readSessionViews = endpoint({
  method: 'GET',
  path: '/api/session-views',
  who: 'user',
  summary: 'My views of the Sessions app and the general ones, by name, and how I have set up the table.',
  reply: Type.Object({ views: Type.Array(SessionView), table: SessionTable }),
  refuses: [],
})
export const saveSessionView = endpoint({
  method: 'PUT',
  path: '/api/session-views/:viewId',
  who: 'user',
  summary: 'A view under an id of my own making, or one of mine again; only supervisors make general ones.',
  body: body(view),
  reply: SessionView,
  refuses: ['not-found', 'too-many-views'],
})
export const deleteSessionView = endpoint({
  method: 'DELETE',
  path: '/api/session-views/:viewId',
  who: 'user',
  summary: 'A view of mine is gone, a general one for everybody.',
  reply: Nothing,
  refuses: ['not-found'],
})
export const saveSessionTable = endpoint({
  method: 'PUT',
  path: '/api/session-table',
  who: 'user',
  summary: 'My columns and their widths, rows at once, the view that the app opens with, and the order of views.',
  body: SessionTable,
  reply: SessionTable,
  refuses: [],
})

/** What is done to each of them, as it is done to one. */
export const SessionsChange = Type.Union([
  body({ reassign: Assignment }),
  body({ priority: Priority }),
  body({
    addLabelIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    removeLabelIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  }),
  body({ close: Type.Literal(true) }),
  body({ spam: Type.Boolean() }),
])
export type SessionsChange = Static<typeof SessionsChange>

const code = Type.Unsafe<RefusalCode>(Type.String())
/** Each is changed by itself, under the rights that changing it alone needs; what is refused does not keep the others. */
export const changeSessions = endpoint({
  method: 'POST',
  path: '/api/session-changes',
  who: 'user',
  summary: 'Reassign, prioritise, label, close or mark up to 500 sessions as spam, with a result for each [SAP-05].',
  body: body({
    /** `from`: the holder whom the asker saw. */
    sessions: Type.Array(body({ id: Id, from: orNull(Id) }), { minItems: 1, maxItems: 500 }),
    change: SessionsChange,
  }),
  reply: Type.Object({
    /** In the order of asking. */
    results: Type.Array(
      Type.Object({
        id: Id,
        /** Null where it was done. */
        refused: orNull(code),
        session: orNull(SessionCard),
      }),
    ),
  }),
  refuses: [],
})
