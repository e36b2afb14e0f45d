import { type Static, Type } from 'typebox'
import { body, Id, Line, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Bytes. */
export const maxImportSize = 100_000_000

/** An import of CSV into an app; its importer hears of each change. */
export const ItemImport = Type.Object({
  id: Id,
  appId: Id,
  fileName: Type.String(),
  state: Type.Union([
    /** The file is here and a mapping is waited for. */
    Type.Literal('uploaded'),
    Type.Literal('running'),
    Type.Literal('done'),
    /** It stopped: the file could not be read on from some line, or the right was taken; what was read stays. */
    Type.Literal('failed'),
  ]),
  /** Headings of the file, in order, and its first rows. */
  columns: Type.Array(Type.String()),
  sample: Type.Array(Type.Array(Type.String())),
  /** The code of the field that goes into each column by its heading (code or name); null: none. */
  suggested: Type.Array(orNull(Type.String())),
  /** Bytes of the file, and how many have been read. */
  size: Type.Integer(),
  read: Type.Integer(),
  good: Type.Integer(),
  bad: Type.Integer(),
  createdAt: Time,
  endedAt: orNull(Time),
})
export type ItemImport = Static<typeof ItemImport>

/** The body is the CSV (`application/octet-stream`): UTF-8, with headings; comma, semicolon or tab. */
export const uploadImport = endpoint({
  method: 'PUT',
  path: '/api/apps/:appId/imports/:importId',
  who: 'user',
  summary: 'Upload CSV of at most 100 MB to import, under an id of your own making; needs the right `import`.',
  query: body({ name: Type.String({ maxLength: 1_000 }) }),
  reply: ItemImport,
  refuses: ['not-found', 'file-too-large', 'file-empty', 'file-incomplete', 'csv-unreadable', 'storage-full'],
})
export const startImport = endpoint({
  method: 'PUT',
  path: '/api/imports/:importId/mapping',
  who: 'user',
  summary: 'Say which field each column goes into, and begin.',
  body: body({
    fields: Type.Array(orNull(Type.String({ maxLength: 41 })), { maxItems: 500 }),
    /** In which times are read that say no zone (IANA); the installation's where it is not said. */
    timeZone: Type.Optional(Type.String({ maxLength: 64 })),
  }),
  reply: ItemImport,
  refuses: ['not-found', 'import-started', 'definition-invalid'],
})
export const readImport = endpoint({
  method: 'GET',
  path: '/api/imports/:importId',
  who: 'user',
  summary: 'How far my import is.',
  reply: ItemImport,
  refuses: ['not-found'],
})
export const listImports = endpoint({
  method: 'GET',
  path: '/api/apps/:appId/imports',
  who: 'user',
  summary: 'My imports into an app of the last seven days that were started, the newest first; 50 at most.',
  reply: Type.Array(ItemImport),
  refuses: ['not-found'],
})
export const readBadRows = endpoint({
  method: 'GET',
  path: '/api/imports/:importId/bad-rows',
  who: 'user',
  summary: 'The rows that were left out as CSV: line, reason, and the row as it was.',
  reply: Type.Any(),
  refuses: ['not-found'],
})
/** Cells that a spreadsheet would run as a formula begin with an apostrophe. */
export const exportItems = endpoint({
  method: 'GET',
  path: '/api/apps/:appId/export',
  who: 'user',
  summary: 'The items that are found, all of them, as CSV with a byte order mark; needs the right `export`.',
  query: body({
    search: Type.Optional(Line),
    filters: Type.Optional(Type.String({ maxLength: 8_000 })),
    deleted: Type.Optional(Type.Literal('1')),
    fields: Type.Optional(Type.String({ maxLength: 4_000 })),
  }),
  reply: Type.Any(),
  refuses: ['not-found'],
})

/** To the importer. */
export type ImportChanged = { name: 'import.changed'; import: ItemImport }
