import { constants, existsSync } from 'node:fs'
import { access, chmod, mkdir, open, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { StartRefused } from './start-refused.ts'

/** `PARLEY_DATA`: everything that an installation keeps on this machine. */
export interface DataFolder {
  path: string
  /** The embedded database. */
  postgres: string
  files: string
  keys: string
}

export function dataFolder(path: string): DataFolder {
  return { path, postgres: join(path, 'postgres'), files: join(path, 'files'), keys: join(path, 'keys') }
}

/** Makes what is missing, for this user's eyes only. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = dataFolder(path)
  try {
    for (const part of [folder.path, folder.files, folder.keys]) await make(part)
    await access(folder.path, constants.W_OK)
    // An administrator may write where the disk itself cannot be written.
    const probe = join(path, `.probe-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
    await chmod(folder.keys, 0o700)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartRefused(
      `PARLEY_DATA is "${path}", but that folder cannot be written (${code}); give one that this user may write`,
    )
  }
  return folder
}

/** With what is above it. Node's own way never returns where a file system refuses new folders as missing, as /proc does. */
async function make(path: string): Promise<void> {
  if (existsSync(path)) return
  await make(dirname(path))
  await mkdir(path, { mode: 0o700 }).catch((error) => {
    // Another process that shares the folder was quicker.
    if (error.code !== 'EEXIST') throw error
  })
}

/**
 * Held by a process for as long as it lives, however it ends: the kernel forgets who listens on a socket, while a number in a file
 * may come to mean another process.
 * @throws {StartRefused} when another process has it
 */
export async function lockDataFolder({ path }: DataFolder): Promise<AsyncDisposable> {
  const lock = join(path, 'lock')
  const within = await shortPath(lock)
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = createServer((socket) => socket.end())
    const listens = new Promise<boolean>((resolve, reject) => {
      server.once('listening', () => resolve(true))
      server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    })
    server.listen(within.path)
    if (await listens) {
      server.unref()
      return {
        async [Symbol.asyncDispose]() {
          await new Promise((closed) => server.close(closed))
          await within.close()
        },
      }
    }
    if (await isAnswered(within.path)) break
    await rm(lock, { force: true })
  }
  await within.close()
  throw new StartRefused(
    `the data folder "${path}" is in use by a Parley that runs already; stop it first, or set PARLEY_DATA to another folder`,
  )
}

export async function isLocked({ path }: DataFolder): Promise<boolean> {
  const within = await shortPath(join(path, 'lock'))
  try {
    return await isAnswered(within.path)
  } finally {
    await within.close()
  }
}

/** A socket's address has about 100 bytes. Linux reaches a folder that is open by the number under which it is open. */
export async function shortPath(path: string): Promise<{ path: string; close(): Promise<void> }> {
  if (Buffer.byteLength(path) < 100) return { path, close: async () => {} }
  if (process.platform !== 'linux')
    throw new StartRefused(`PARLEY_DATA is longer than this system's sockets allow: "${dirname(path)}"`)
  const folder = await open(dirname(path))
  return { path: `/proc/self/fd/${folder.fd}/${path.slice(dirname(path).length + 1)}`, close: () => folder.close() }
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
  })
}
