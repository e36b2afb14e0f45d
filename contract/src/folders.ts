import { type Static, Type } from 'typebox'
import { body, Cursor, Id, MemberIds, Members, Name, Named, Nothing, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { File } from './files.ts'

/** What somebody may do in a folder and all below it; each holds what stands before it [FIL-03, FIL-06]. */
export const folderRights = ['view', 'create', 'edit', 'manage'] as const
export const FolderRight = Type.Union([
  /** See and read. */
  Type.Literal('view'),
  /** Add files and folders. */
  Type.Literal('create'),
  /** Rename, move, replace, delete. */
  Type.Literal('edit'),
  /** Give rights. */
  Type.Literal('manage'),
])
export type FolderRight = Static<typeof FolderRight>

/** Whether a right holds another. The one place that says so, for the server and for buttons. */
export function allows(held: FolderRight | null, needed: FolderRight): boolean {
  return held !== null && folderRights.indexOf(held) >= folderRights.indexOf(needed)
}

/** A folder, or a file with all its versions. */
export const FolderEntry = Type.Object({
  id: Id,
  kind: Type.Union([Type.Literal('folder'), Type.Literal('file')]),
  /** Null for My Files and Company Files themselves, and where the folder above is not theirs to see. */
  parentId: orNull(Id),
  /** As it was entered; the two roots are named by the screens. */
  name: Type.String(),
  root: orNull(Type.Union([Type.Literal('mine'), Type.Literal('company')])),
  /** What I may do. */
  right: FolderRight,
  /** The newest version; null for folders. */
  file: orNull(File),
  versions: Type.Integer(),
  /** People, groups or a link have rights of its own. */
  shared: Type.Boolean(),
  createdAt: Time,
  changedAt: Time,
  changedBy: orNull(Named),
  deletedAt: orNull(Time),
})
export type FolderEntry = Static<typeof FolderEntry>
const FolderEntries = Type.Array(FolderEntry)

/** Bytes of all versions that somebody has added, wherever they are, and of their uploads that are under way. */
export const FileUsage = Type.Object({ used: Type.Integer(), quota: Type.Integer(), largest: Type.Integer() })
export type FileUsage = Static<typeof FileUsage>

export const EntryOrder = Type.Union([
  Type.Literal('name'),
  Type.Literal('-name'),
  Type.Literal('size'),
  Type.Literal('-size'),
  Type.Literal('changed'),
  Type.Literal('-changed'),
])
export type EntryOrder = Static<typeof EntryOrder>

/** Something became of an entry, or in it. `folderId`: where it stands; null to who sees it without its folder [FIL-06]. */
export type FolderChanged = { name: 'folder.changed'; folderId: string | null; entryId: string }

export const listRoots = endpoint({
  method: 'GET',
  path: '/api/folders',
  who: 'user',
  summary: 'My Files, and Company Files where they are mine to see; and how much room I have [FIL-01].',
  reply: Type.Object({ roots: FolderEntries, usage: FileUsage }),
  refuses: [],
})
/** Folders stand before files. */
export const readFolder = endpoint({
  method: 'GET',
  path: '/api/folders/:entryId',
  who: 'user',
  summary: 'A folder, what stands above it as far as it is mine to see, and 200 entries in it.',
  query: body({
    order: Type.Optional(EntryOrder),
    /** Folders alone: for trees and pickers. */
    only: Type.Optional(Type.Literal('folders')),
    cursor: Type.Optional(Cursor),
  }),
  reply: Type.Object({ folder: FolderEntry, path: FolderEntries, entries: portionOf(FolderEntry) }),
  refuses: ['not-found'],
})
export const inParent = { parentId: Id, name: Name }
/** The same id again with the same name and folder answers the same. */
export const createFolder = endpoint({
  method: 'PUT',
  path: '/api/folders/:entryId',
  who: 'user',
  summary: 'Create a folder [FIL-01].',
  body: body(inParent),
  reply: FolderEntry,
  refuses: ['not-found', 'name-exists', 'folder-too-deep'],
})
export const readEntry = endpoint({
  method: 'GET',
  path: '/api/folder-entries/:entryId',
  who: 'user',
  summary: 'A file or folder.',
  reply: FolderEntry,
  refuses: ['not-found'],
})
/** A name that is taken is refused to who renames; what is moved gets "(1)" [FIL-04]. */
export const editEntry = endpoint({
  method: 'PATCH',
  path: '/api/folder-entries/:entryId',
  who: 'user',
  summary: 'Rename a file or folder, or move it [FIL-06].',
  body: Type.Partial(Type.Object(inParent), { additionalProperties: false }),
  reply: FolderEntry,
  refuses: ['not-found', 'name-exists', 'folder-cycle', 'folder-too-deep', 'folder-is-root'],
})
/** A folder with all that I see in it. Its bytes are kept once; a name that is taken gets "(1)" [FIL-04]. */
export const copyEntry = endpoint({
  method: 'PUT',
  path: '/api/folder-entries/:entryId/copies/:copyId',
  who: 'user',
  summary: 'Copy a file or folder into a folder.',
  body: body({ parentId: Id }),
  reply: FolderEntry,
  refuses: ['not-found', 'folder-cycle', 'folder-too-deep', 'folder-is-root', 'quota-full', 'too-many-items'],
})
export const trashEntry = endpoint({
  method: 'PUT',
  path: '/api/folder-entries/:entryId/deletion',
  who: 'user',
  summary: 'Put a file or folder into the trash, for 30 days [FIL-06].',
  reply: Nothing,
  refuses: ['not-found', 'folder-is-root'],
})
export const restoreEntry = endpoint({
  method: 'DELETE',
  path: '/api/folder-entries/:entryId/deletion',
  who: 'user',
  summary: 'Bring back what lies in the trash; where its folder is gone, at the top of its files.',
  reply: FolderEntry,
  refuses: ['not-found'],
})
export const eraseEntry = endpoint({
  method: 'DELETE',
  path: '/api/folder-entries/:entryId',
  who: 'user',
  summary: 'Delete for ever what lies in the trash.',
  reply: Nothing,
  refuses: ['not-found'],
})
export const listTrash = endpoint({
  method: 'GET',
  path: '/api/deleted-files',
  who: 'user',
  summary: 'The trash: what I may restore, the newest 500.',
  reply: FolderEntries,
  refuses: [],
})
export const emptyTrash = endpoint({
  method: 'DELETE',
  path: '/api/deleted-files',
  who: 'user',
  summary: 'Delete for ever all of my own files that lie in the trash.',
  reply: Nothing,
  refuses: [],
})
export const listSharedFiles = endpoint({
  method: 'GET',
  path: '/api/shared-files',
  who: 'user',
  summary: 'Shared with me: what others gave me of their files, the newest 500.',
  reply: FolderEntries,
  refuses: [],
})
export const listRecentFiles = endpoint({
  method: 'GET',
  path: '/api/recent-files',
  who: 'user',
  summary: 'The 100 files that I added or changed last.',
  reply: FolderEntries,
  refuses: [],
})
export const findFiles = endpoint({
  method: 'GET',
  path: '/api/found-files',
  who: 'user',
  summary: 'Files and folders that I may see by a part of their name, 100 at most.',
  query: body({ search: Type.String({ minLength: 1, maxLength: 200 }) }),
  reply: FolderEntries,
  refuses: [],
})

export const FileVersion = Type.Object({ id: Id, number: Type.Integer(), file: File, addedAt: Time, addedBy: orNull(Named) })
export type FileVersion = Static<typeof FileVersion>
export const listVersions = endpoint({
  method: 'GET',
  path: '/api/folder-entries/:entryId/versions',
  who: 'user',
  summary: 'The versions of a file, the newest first, 100 at most.',
  reply: Type.Array(FileVersion),
  refuses: ['not-found'],
})
export const restoreVersion = endpoint({
  method: 'PUT',
  path: '/api/folder-entries/:entryId/versions/:versionId',
  who: 'user',
  summary: 'Make an older version the newest; those after it stay.',
  reply: FolderEntry,
  refuses: ['not-found'],
})

const grants = <Of extends typeof Members | typeof MemberIds>(members: Of) =>
  Type.Array(Type.Object({ right: FolderRight, members }, { additionalProperties: false }), { maxItems: 4 })
export const Sharing = Type.Object({
  grants: grants(Members),
  /** Whether the rights of the folders above hold here too. */
  inherits: Type.Boolean(),
  /** The last part of an address that lets whoever is signed in see it; null: there is none. */
  link: orNull(Type.String()),
})
export type Sharing = Static<typeof Sharing>
export const readSharing = endpoint({
  method: 'GET',
  path: '/api/folder-entries/:entryId/sharing',
  who: 'user',
  summary: 'Who has which right of its own in a file or folder.',
  reply: Sharing,
  refuses: ['not-found'],
})
export const editSharing = endpoint({
  method: 'PUT',
  path: '/api/folder-entries/:entryId/sharing',
  who: 'user',
  summary: 'Say who has which right of its own, and whether the rights above hold too [FIL-06].',
  body: body({ grants: grants(MemberIds), inherits: Type.Boolean() }),
  reply: Sharing,
  refuses: ['not-found'],
})
/** Anew: another one, and the one before opens nothing any more. */
export const makeFileLink = endpoint({
  method: 'PUT',
  path: '/api/folder-entries/:entryId/link',
  who: 'user',
  summary: 'Make a link by which whoever is signed in may see it.',
  reply: Sharing,
  refuses: ['not-found'],
})
export const removeFileLink = endpoint({
  method: 'DELETE',
  path: '/api/folder-entries/:entryId/link',
  who: 'user',
  summary: 'Take the link back, with what came of it.',
  reply: Sharing,
  refuses: ['not-found'],
})
/** From then on it stands among what is shared with them. */
export const openFileLink = endpoint({
  method: 'PUT',
  path: '/api/file-links/:link/mine',
  who: 'user',
  summary: 'Come by a link to a file or folder.',
  reply: FolderEntry,
  refuses: ['not-found'],
})

/** What happens where the name is taken: "(1)" is added [FIL-04], or the file there gets a new version. */
export const OnConflict = Type.Union([Type.Literal('keep-both'), Type.Literal('replace')])
export type OnConflict = Static<typeof OnConflict>

/** The copy is independent: it stays when the chat is deleted. The same id again answers the same [FIL-02]. */
export const saveCopy = endpoint({
  method: 'PUT',
  path: '/api/saved-files/:entryId',
  who: 'user',
  summary: 'Save a copy of a file that I may read into a folder [CNV-07, FIL-02].',
  body: body({ fileId: Id, ...inParent, conflict: OnConflict }),
  reply: FolderEntry,
  refuses: ['not-found', 'quota-full'],
})
/** A loose file of mine, as if I had uploaded it. */
export const copyFile = endpoint({
  method: 'PUT',
  path: '/api/file-copies/:fileId',
  who: 'user',
  summary: 'Make a file that I may read one that can be attached to a message [CMP-12].',
  body: body({ fromId: Id }),
  reply: File,
  refuses: ['not-found', 'file-too-large'],
})
