import { type Static, Type } from 'typebox'
import { body, Id, orNull } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Bytes; 25 MB as people count. */
export const maxFileSize = 25_000_000

/** A file as messages carry it. Its bytes are read by `readFile`, by those who may see the session and by its customer [FIL-05]. */
export const File = Type.Object({
  id: Id,
  name: Type.String(),
  /** The media type found by looking at the bytes; `application/octet-stream` when it is none of those we know. */
  type: Type.String(),
  /** Bytes. */
  size: Type.Integer(),
  /** Pixels of an image that has a preview. */
  width: orNull(Type.Integer()),
  height: orNull(Type.Integer()),
})
export type File = Static<typeof File>

/** The body is the bytes (`application/octet-stream`). Only who uploaded a file can attach it, once. The same id again with the same name answers the same file. */
export const uploadFile = endpoint({
  method: 'PUT',
  path: '/api/files/:fileId',
  who: 'customer',
  summary: 'Upload a file of at most 25 MB, to be attached to a message or used as a picture.',
  /** As the sender has it; of a path the last part is kept, and nothing that deceives a reader. */
  query: body({ name: Type.String({ maxLength: 1_000 }) }),
  reply: File,
  refuses: ['file-too-large', 'file-incomplete', 'file-empty', 'storage-full', 'not-found'],
})
/** Answers as an attachment, never as a page; `preview` answers a re-encoded WebP of at most 1,600 pixels for images. */
export const readFile = endpoint({
  method: 'GET',
  path: '/api/files/:fileId',
  who: 'customer',
  summary: 'The bytes of a file.',
  query: body({ preview: Type.Optional(Type.Literal('1')) }),
  reply: Type.Any(),
  refuses: ['not-found'],
})
