import { Readable } from 'node:stream'
import { maxFileSize } from '@parley/contract'
import type { Storage, Stored } from '../platform/storage.ts'
import { hasPreview, headLength, typeOf } from './file-type.ts'
import { makePreview } from './preview.ts'

interface Looked {
  type: string
  /** Where the picture is drawn anew, and its size in pixels; undefined where it is none that we can read. */
  preview: { key: string; width: number; height: number } | undefined
}

/** What a file is, by its bytes. Pictures larger than messages carry are not drawn: that would take more than it is worth. */
export async function lookAt(storage: Storage, { key, size }: Stored): Promise<Looked> {
  const type = typeOf(await headOf(storage, key))
  const drawn = hasPreview(type) && size <= maxFileSize ? await makePreview(await storage.get(key)) : undefined
  if (!drawn) return { type, preview: undefined }
  const { webp, width, height } = drawn
  const kept = await storage.put(Readable.from([webp]), { most: maxFileSize })
  return { type, preview: { key: kept.key, width, height } }
}

async function headOf(storage: Storage, key: string): Promise<Buffer> {
  let head = Buffer.alloc(0)
  for await (const chunk of (await storage.get(key, { start: 0, end: headLength - 1 })) as AsyncIterable<Buffer>) {
    head = Buffer.concat([head, chunk])
    if (head.length >= headLength) break
  }
  return head.subarray(0, headLength)
}
