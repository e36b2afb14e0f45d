import { constants, type Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/** POSIX.1-1988 (ustar): what every tar reads. */
export interface Tar {
  /** `size` bytes of the file as it is now; what is missing by then is zeros. A file that has gone is left out. */
  file(name: string, path: string): Promise<void>
  folder(name: string, stats: Stats): Promise<void>
  text(name: string, text: string, stats: Stats): Promise<void>
  end(): Promise<void>
}

const block = 512
const chunk = 1024 * 1024

export function tarInto(to: FileHandle): Tar {
  const pad = async (size: number) => {
    const rest = size % block
    if (rest > 0) await to.writeFile(Buffer.alloc(block - rest))
  }
  return {
    async file(name, path) {
      let file: FileHandle
      try {
        file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
        throw error
      }
      await using from = file
      const stats = await from.stat()
      await to.writeFile(header(name, stats, '0', stats.size))
      await copy(from, to, stats.size)
      await pad(stats.size)
    },
    folder: (name, stats) => to.writeFile(header(`${name}/`, stats, '5', 0)),
    async text(name, text, stats) {
      const bytes = Buffer.from(text)
      await to.writeFile(header(name, { ...owner(stats), mode: 0o600 }, '0', bytes.length))
      await to.writeFile(bytes)
      await pad(bytes.length)
    },
    async end() {
      await to.writeFile(Buffer.alloc(2 * block))
      await to.sync()
    },
  }
}

async function copy(from: FileHandle, to: FileHandle, size: number): Promise<void> {
  const buffer = Buffer.alloc(Math.min(chunk, size))
  for (let left = size; left > 0; ) {
    const part = buffer.subarray(0, Math.min(left, chunk))
    const { bytesRead } = await from.read(part, 0, part.length)
    if (bytesRead === 0) buffer.fill(0)
    const bytes = bytesRead === 0 ? part : part.subarray(0, bytesRead)
    await to.writeFile(bytes)
    left -= bytes.length
  }
}

type Owned = Pick<Stats, 'mode' | 'uid' | 'gid' | 'mtimeMs'>

function owner({ uid, gid, mtimeMs }: Stats): Omit<Owned, 'mode'> {
  return { uid, gid, mtimeMs }
}

function header(name: string, { mode, uid, gid, mtimeMs }: Owned, type: '0' | '5', size: number): Buffer {
  const bytes = Buffer.alloc(block)
  const [prefix, last] = split(name)
  const octal = (value: number, at: number, width: number) =>
    bytes.write(value.toString(8).padStart(width - 1, '0'), at, 'latin1')
  bytes.write(last, 0)
  octal(mode & 0o7777, 100, 8)
  octal(uid, 108, 8)
  octal(gid, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(mtimeMs / 1000), 136, 12)
  bytes.write('        ', 148, 'latin1')
  bytes.write(type, 156, 'latin1')
  bytes.write('ustar\u000000', 257, 'latin1')
  bytes.write(prefix, 345)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return bytes
}

/** 100 bytes of a name, and 155 of what stands before one of its slashes. */
function split(name: string): [prefix: string, name: string] {
  if (Buffer.byteLength(name) <= 100) return ['', name]
  for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
    const [prefix, last] = [name.slice(0, at), name.slice(at + 1)]
    if (last && Buffer.byteLength(last) <= 100 && Buffer.byteLength(prefix) <= 155) return [prefix, last]
  }
  throw new Error(`This name is too long for a tar: ${name}`)
}
