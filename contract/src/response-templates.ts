import { type Static, Type } from 'typebox'
import { body, Id, Line, MessageText, Name, Named, Nothing, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { File } from './files.ts'
import { Label, mostLabels } from './labels.ts'
import { Priority } from './sessions.ts'

/** In all, with articles; files of one template; rows of one import. */
export const mostTemplates = { all: 2_000, files: 5, rows: 1_000 }
/** Bytes. */
export const maxTemplateImport = 2_000_000

/** The two apps of Response templates: texts, and links to what stands elsewhere [CMP-05]. */
export const TemplateKind = Type.Union([Type.Literal('template'), Type.Literal('article')])
export type TemplateKind = Static<typeof TemplateKind>

/** Typed behind a slash; empty: none. */
export const Shortcut = Type.String({ maxLength: 40, pattern: '^[a-z0-9_-]*$' })

const ids = Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true })
/** Who finds it: everybody with a role, those of some live chats, members of some groups, or its author alone. */
export const TemplateSharing = Type.Union([
  body({ with: Type.Literal('all') }),
  body({ with: Type.Literal('live-chats'), liveChatIds: ids }),
  body({ with: Type.Literal('groups'), groupIds: ids }),
  body({ with: Type.Literal('me') }),
])
export type TemplateSharing = Static<typeof TemplateSharing>

/** What a macro does besides its text, after the message was sent [MAC-01]. Either it goes to a group or it is closed. */
export const MacroActions = body({
  priority: orNull(Priority),
  /** Of any live chat: in a session those count that its live chat has. */
  labelIds: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
  groupId: orNull(Id),
  close: Type.Boolean(),
})
export type MacroActions = Static<typeof MacroActions>
export const noActions: MacroActions = { priority: null, labelIds: [], groupId: null, close: false }

/** An entry of Templates or of Articles. */
export const ResponseTemplate = Type.Object({
  id: Id,
  kind: TemplateKind,
  name: Type.String(),
  shortcut: Type.String(),
  description: Type.String(),
  /** A template's; with variables in braces (`templates.ts`). */
  text: Type.String(),
  /** An article's. */
  url: Type.String(),
  /** An article's: more words to find it by. */
  keywords: Type.String(),
  folderId: orNull(Id),
  sharing: TemplateSharing,
  files: Type.Array(File),
  actions: MacroActions,
  author: orNull(Named),
  /** Rises with each change; an edit says which one it saw. */
  version: Type.Integer(),
  changedAt: Time,
  changedBy: orNull(Named),
  /** How many messages of the last 30 days were made of it, and when the last one was. */
  used: Type.Integer(),
  lastUsedAt: orNull(Time),
  /** Whether the asker may change and delete it. */
  mine: Type.Boolean(),
})
export type ResponseTemplate = Static<typeof ResponseTemplate>

export const TemplateFolder = Type.Object({ id: Id, name: Type.String(), mine: Type.Boolean() })
export type TemplateFolder = Static<typeof TemplateFolder>

const content = {
  name: Name,
  shortcut: Shortcut,
  description: Type.String({ maxLength: 2_000, pattern: '^[^\\u0000\\ud800-\\udfff]*$' }),
  text: MessageText,
  url: Type.String({ maxLength: 2_000, pattern: '^[^\\s\\u0000-\\u001f\\ud800-\\udfff]*$' }),
  keywords: Line,
  folderId: orNull(Id),
  sharing: TemplateSharing,
  /** What it has already, and what the asker has uploaded. */
  fileIds: Type.Array(Id, { maxItems: mostTemplates.files, uniqueItems: true }),
  actions: MacroActions,
}
const some = Type.Partial(Type.Object(content)).properties
const { name, ...rest } = some

const faults = [
  'template-unknown',
  'shortcut-taken',
  'sharing-not-allowed',
  'label-not-found',
  'target-not-allowed',
  'file-not-found',
] as const

export const listResponseTemplates = endpoint({
  method: 'GET',
  path: '/api/response-templates',
  who: 'user',
  summary: 'All templates and articles that the asker may see, by name, with the folders [CMP-03, CMP-05].',
  reply: Type.Object({ templates: Type.Array(ResponseTemplate), folders: Type.Array(TemplateFolder) }),
  refuses: [],
})
export const createResponseTemplate = endpoint({
  method: 'POST',
  path: '/api/response-templates',
  who: 'user',
  summary: 'One more template or article; shared with nobody unless it says so [CMP-05].',
  body: body({ kind: TemplateKind, name: content.name, ...rest }),
  reply: ResponseTemplate,
  refuses: ['not-found', ...faults, 'too-many-templates'],
})
export const editResponseTemplate = endpoint({
  method: 'PATCH',
  path: '/api/response-templates/:templateId',
  who: 'user',
  summary: 'Change it over the version that was seen: one’s own, and what is shared with one’s own live chats or groups alone.',
  body: body({ version: Type.Integer(), name, ...rest }),
  reply: ResponseTemplate,
  refuses: ['not-found', ...faults, 'changed-meanwhile'],
})
export const deleteResponseTemplate = endpoint({
  method: 'DELETE',
  path: '/api/response-templates/:templateId',
  who: 'user',
  summary: 'It is gone, after a day with its files and figures; messages that were made of it stay.',
  reply: Nothing,
  refuses: ['not-found'],
})
export const restoreResponseTemplate = endpoint({
  method: 'DELETE',
  path: '/api/response-templates/:templateId/deletion',
  who: 'user',
  summary: 'Bring back a template that was deleted within the last day.',
  reply: ResponseTemplate,
  refuses: ['not-found', 'shortcut-taken', 'too-many-templates'],
})
export const noteTemplateUse = endpoint({
  method: 'POST',
  path: '/api/response-templates/:templateId/uses',
  who: 'user',
  summary: 'A message was sent that was made of it.',
  reply: Nothing,
  refuses: ['not-found'],
})
export const copyTemplateFiles = endpoint({
  method: 'POST',
  path: '/api/response-templates/:templateId/file-copies',
  who: 'user',
  summary: 'Its files as files of the asker, to be attached to a message.',
  reply: Type.Array(File),
  refuses: ['not-found', 'storage-full'],
})

export const createTemplateFolder = endpoint({
  method: 'POST',
  path: '/api/template-folders',
  who: 'user',
  summary: 'A folder for templates and articles. Who supervises or administers may change all, others their own.',
  body: body({ name: Name }),
  reply: TemplateFolder,
  refuses: ['name-exists'],
})
export const editTemplateFolder = endpoint({
  method: 'PATCH',
  path: '/api/template-folders/:folderId',
  who: 'user',
  summary: 'Another name.',
  body: body({ name: Name }),
  reply: TemplateFolder,
  refuses: ['not-found', 'name-exists'],
})
export const deleteTemplateFolder = endpoint({
  method: 'DELETE',
  path: '/api/template-folders/:folderId',
  who: 'user',
  summary: 'What stands in it stands in no folder from then on.',
  reply: Nothing,
  refuses: ['not-found'],
})

/** What somebody may choose who writes a template. */
export const TemplateChoices = Type.Object({
  /** Whether they may share with everybody. */
  all: Type.Boolean(),
  liveChats: Type.Array(Type.Object({ id: Id, name: Type.String(), labels: Type.Array(Label), groups: Type.Array(Named) })),
  groups: Type.Array(Named),
  /** Fields of the apps that their live chats bind accounts in, by code, for `{account.code}`. */
  fields: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
})
export type TemplateChoices = Static<typeof TemplateChoices>
export const readTemplateChoices = endpoint({
  method: 'GET',
  path: '/api/response-template-choices',
  who: 'user',
  summary: 'Live chats, labels, groups and fields that a template may name.',
  reply: TemplateChoices,
  refuses: [],
})

/** What the variables stand for in one session, by name; what is not known is left out. */
export const TemplateValues = Type.Object({
  values: Type.Record(Type.String(), Type.String()),
  /** IANA; of `{DateTime()}`. */
  timeZone: Type.String(),
})
export type TemplateValues = Static<typeof TemplateValues>
export const readTemplateValues = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/template-values',
  who: 'user',
  summary: 'What the variables stand for in this session, as far as the asker may know it [CMP-07].',
  reply: TemplateValues,
  refuses: ['not-found'],
})

/** In one transaction, after the message: all of it or nothing, each by the rules of its own verb [MAC-01]. `field` names the part that was refused. */
export const runMacro = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/macro-runs',
  who: 'user',
  summary: 'What a macro does to a session besides its text: priority, labels, a group to reassign to, or close [MAC-01].',
  body: body({
    priority: Type.Optional(Priority),
    addLabelIds: Type.Optional(Type.Array(Id, { maxItems: mostLabels.ofSession })),
    groupId: Type.Optional(Id),
    close: Type.Optional(Type.Literal(true)),
  }),
  reply: Nothing,
  refuses: [
    'not-found',
    'operator-offline',
    'not-assignee',
    'session-queued',
    'session-closed',
    'label-not-found',
    'too-many-labels',
    'target-not-allowed',
  ],
})

/** Cells that a spreadsheet would run as a formula begin with an apostrophe. */
export const exportTemplates = endpoint({
  method: 'GET',
  path: '/api/response-template-export',
  who: 'user',
  summary: 'Templates or articles that the asker may see, as CSV with a byte order mark.',
  query: body({ kind: TemplateKind }),
  reply: Type.Any(),
  refuses: [],
})
/** Rows that are not right are left out, the others are added. */
export const TemplateImport = Type.Object({
  added: Type.Integer(),
  skipped: Type.Array(
    Type.Object({
      /** Counts lines of the file from 1. */
      line: Type.Integer(),
      name: Type.String(),
      /** Of the contract's refusals. */
      code: Type.String(),
      detail: Type.Optional(Type.String()),
    }),
  ),
})
export type TemplateImport = Static<typeof TemplateImport>
export const importTemplates = endpoint({
  method: 'POST',
  path: '/api/response-template-imports',
  who: 'user',
  summary: 'Add templates or articles from CSV (`application/octet-stream`, 2 MB and 1,000 rows at most) as `export` gives them.',
  query: body({ kind: TemplateKind }),
  reply: TemplateImport,
  refuses: ['csv-unreadable', 'file-too-large'],
})

/** To everybody who may have found it or may find it now: what they hold of templates is to be read again. */
export type TemplatesChanged = { name: 'templates.changed'; templateId: string | null; by: string }
