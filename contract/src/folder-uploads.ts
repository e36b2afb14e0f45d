import { type Static, Type } from 'typebox'
import { body, Id, Nothing, orNull } from './common.ts'
import { endpoint } from './endpoint.ts'
import { FolderEntry, inParent, OnConflict } from './folders.ts'

/** Bytes that one part may have at most, and must have unless it is the last. */
export const largestPart = 25_000_000
export const smallestPart = 256_000
/** An upload in parts: what has arrived stays when the connection is lost, and it goes on from there within a day. */
export const FileUpload = Type.Object({
  id: Id,
  /** How many bytes have arrived. */
  received: Type.Integer(),
  size: Type.Integer(),
  /** Once all has arrived. */
  entry: orNull(FolderEntry),
})
export type FileUpload = Static<typeof FileUpload>
export const startUpload = endpoint({
  method: 'PUT',
  path: '/api/folder-uploads/:uploadId',
  who: 'user',
  summary: 'Begin an upload into a folder, or go on with one. Size and room are looked at now.',
  body: body({ ...inParent, size: Type.Integer({ minimum: 1 }), conflict: OnConflict }),
  reply: FileUpload,
  refuses: ['not-found', 'upload-too-large', 'quota-full'],
})
/** The body is the bytes (`application/octet-stream`) from `offset` on: up to 25 MB, and 256 kB at least unless they are the last. */
export const sendPart = endpoint({
  method: 'PATCH',
  path: '/api/folder-uploads/:uploadId',
  who: 'user',
  summary: 'Send what comes next of an upload.',
  query: body({ offset: Type.Integer({ minimum: 0 }) }),
  reply: FileUpload,
  refuses: [
    'not-found',
    'upload-elsewhere',
    'file-incomplete',
    'file-too-large',
    'storage-full',
    'quota-full',
    'upload-too-large',
  ],
})
export const readUpload = endpoint({
  method: 'GET',
  path: '/api/folder-uploads/:uploadId',
  who: 'user',
  summary: 'How much of an upload has arrived.',
  reply: FileUpload,
  refuses: ['not-found'],
})
export const cancelUpload = endpoint({
  method: 'DELETE',
  path: '/api/folder-uploads/:uploadId',
  who: 'user',
  summary: 'Give up an upload.',
  reply: Nothing,
  refuses: [],
})
