import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { S3 } from './config-values.ts'
import type { DataFolder } from './data-folder.ts'
import { Refusal } from './refusal.ts'

/** Where the bytes of files are: a folder of ours, or a bucket. What they are called and who may see them is not known here. */
export interface Storage {
  /**
   * Whole or not at all, and on the disk when it resolves.
   * @throws {Refusal} `file-too-large` beyond `most` bytes, `file-incomplete` when the stream breaks off or has not `length` bytes,
   * `storage-full` when there is no room
   */
  put(stream: Readable, limits: { most: number; length?: number }): Promise<Stored>
  /**
   * All of it, or what lies between these bytes, both included.
   * @throws when there is no such file
   */
  get(key: string, range?: Range): Promise<Readable>
  /** Once more is the same. */
  delete(key: string): Promise<void>
}

export interface Range {
  start: number
  end: number
}

export interface Stored {
  /** 128 random bits, never a name that somebody gave. */
  key: string
  /** In bytes. */
  size: number
}

/** An upload that is older than this (ms) has nobody left who writes it. */
const abandoned = 24 * 3_600_000

export async function openStorage({ files }: Pick<DataFolder, 'files'>, s3?: S3): Promise<Storage> {
  const incoming = join(files, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await clear(incoming)
  const remote = s3 && (await bucket(s3))
  const disk = new Disk(remote?.driver ?? new FSDriver({ location: files, visibility: 'private' }))

  async function keep(from: string, { key, size }: Stored): Promise<void> {
    if (s3) return disk.putStream(key, createReadStream(from), { contentLength: size, contentType: 'application/octet-stream' })
    const to = join(files, key)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await rename(from, to)
    await sync(dirname(to))
  }

  return {
    async put(stream, limits) {
      // It may break off before anyone reads it, which would otherwise end the process.
      stream.on('error', () => {})
      const id = randomBytes(16).toString('hex')
      const key = `${id.slice(0, 2)}/${id.slice(2)}`
      const half = join(incoming, id)
      try {
        const size = await receive(stream, half, limits)
        await keep(half, { key, size })
        return { key, size }
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        throw code === 'ENOSPC' || code === 'EDQUOT' ? new Refusal('storage-full') : error
      } finally {
        await rm(half, { force: true })
      }
    },
    async get(key, range) {
      if (!range) return (await disk.getStream(key)).on('error', () => {})
      return (await (remote ? remote.part(key, range) : createReadStream(join(files, key), range))).on('error', () => {})
    },
    delete: (key) => disk.delete(key),
  }
}

async function receive(stream: Readable, path: string, { most, length }: { most: number; length?: number }): Promise<number> {
  if (length !== undefined && length > most) throw new Refusal('file-too-large')
  await using file = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) throw new Refusal('file-too-large')
      await file.writeFile(chunk)
    }
  } catch (error) {
    throw stream.errored === error || isCut(error) ? new Refusal('file-incomplete') : error
  }
  if (length !== undefined && size !== length) throw new Refusal('file-incomplete')
  await file.sync()
  return size
}

function isCut(error: unknown): boolean {
  return ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes((error as NodeJS.ErrnoException).code ?? '')
}

/** A name in a folder is on the disk when the folder is. */
async function sync(folder: string): Promise<void> {
  await using opened = await open(folder)
  await opened.sync()
}

async function clear(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    if (Date.now() - (await stat(path)).mtimeMs > abandoned) await rm(path, { force: true })
  }
}

/** `part`: the driver knows whole objects only. */
async function bucket({ endpoint, key, secret, region, bucket }: S3) {
  // Its client weighs more than all the rest of the server, so those without a bucket never load it.
  const [{ S3Driver }, { S3Client, GetObjectCommand }] = await Promise.all([
    import('flydrive/drivers/s3'),
    import('@aws-sdk/client-s3'),
  ])
  const credentials = { accessKeyId: key, secretAccessKey: secret }
  // Most stores that speak S3 know no ACLs and no checksums behind the body, and are asked by path.
  const checksums = { requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' } as const
  const client = new S3Client({ ...checksums, credentials, endpoint, region, forcePathStyle: true })
  const driver = new S3Driver({ client, bucket, supportsACL: false, visibility: 'private' })
  return {
    driver,
    async part(key: string, { start, end }: Range): Promise<Readable> {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=${start}-${end}` }))
      return Body as Readable
    },
  }
}
