import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { link, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartRefused } from './start-refused.ts'

/** Seals what we must be able to read again (a channel's token, an identity secret), with keys that are not in the database. */
export interface Secrets {
  /** AES-256-GCM. `context` says where it belongs (`channel:<id>`): sealed for one place, it does not open at another. */
  seal(text: string, context: string): string
  /** @throws when it was not sealed here for this context, or its key is gone */
  open(sealed: string, context: string): string
  /** Whether it was sealed with an older key, and is worth sealing again. */
  isOld(sealed: string): boolean
}

const version = 'v1'

/** Reads `<id>.key` of the folder, and makes the first. The newest one seals, all of them open: that is how a key is rotated. */
export async function openSecrets(folder: string): Promise<Secrets> {
  const keys = new Map<string, Buffer>()
  for (const id of await keyIds(folder)) {
    const key = Buffer.from(await readFile(join(folder, `${id}.key`), 'utf8'), 'base64url')
    if (key.length !== 32) throw new StartRefused(`the key "${join(folder, id)}.key" is damaged; take it from a backup`)
    keys.set(id, key)
  }
  const newest = [...keys.keys()].at(-1)!

  function parse(sealed: string): { id: string; bytes: Buffer } {
    const [format, id = '', text = ''] = sealed.split('.')
    if (format !== version) throw new Error('This was not sealed here')
    return { id, bytes: Buffer.from(text, 'base64url') }
  }

  return {
    seal(text, context) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keys.get(newest)!, nonce).setAAD(Buffer.from(context))
      const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${version}.${newest}.${bytes.toString('base64url')}`
    },
    open(sealed, context) {
      const { id, bytes } = parse(sealed)
      const key = keys.get(id)
      if (!key) throw new Error(`The key ${id} is not in the data folder`)
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-16))
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
    },
    isOld: (sealed) => parse(sealed).id !== newest,
  }
}

/** Oldest first. */
async function keyIds(folder: string): Promise<string[]> {
  const list = async () =>
    (await readdir(folder)).filter((name) => name.endsWith('.key')).map((name) => name.slice(0, -'.key'.length))
  let ids = await list()
  if (ids.length === 0) {
    await makeFirst(folder)
    ids = await list()
  }
  const born = await Promise.all(ids.map(async (id) => ({ id, at: (await stat(join(folder, `${id}.key`))).mtimeMs })))
  return born.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
}

/** Two processes may start at once on one folder; both then have the same key, whole. */
async function makeFirst(folder: string): Promise<void> {
  const half = join(folder, `.${process.pid}.${randomBytes(4).toString('hex')}`)
  await writeFile(half, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  await link(half, join(folder, '1.key')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(half)
}
