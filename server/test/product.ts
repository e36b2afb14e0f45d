import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { loggerOf } from '../src/platform/logger.ts'
import type { Mail } from '../src/platform/mail.ts'
import { openSecrets } from '../src/platform/secrets.ts'
import { openStorage } from '../src/platform/storage.ts'
import { type Given, openProduct, type Product } from '../src/product.ts'
import { type Client, clientOf } from './client.ts'
import { freshUrl } from './database.ts'

export interface TestUser extends Client {
  id: string
  name: string
}

export interface TestProduct extends Product {
  /** Without a sign-in. */
  anyone: Client
  /** A user who is signed in; in these groups (ids) and, as an administrator, in theirs. */
  user(name: string, options?: { administrator?: boolean; groupIds?: string[] }): Promise<TestUser>
  group(name: string, members?: { id: string }[]): Promise<{ id: string; name: string }>
  /** Another server process on the same database. */
  another(): Promise<TestProduct>
  letters: { to: string; subject: string; text: string }[]
}

/** The whole product in this process, on a database of its own and a free port, unless a test needs to know it before. */
export async function startProduct(
  databaseUrl?: string,
  at: Partial<Pick<Given, 'port' | 'urls' | 'mail' | 'secrets' | 'trustedProxies' | 'countryHeader' | 'pushServices'>> = {},
): Promise<TestProduct> {
  const fresh = databaseUrl === undefined ? await freshUrl() : { url: databaseUrl, drop: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'parley-files-'))
  const letters: TestProduct['letters'] = []
  const mail: Mail = {
    isOn: true,
    source: 'environment',
    server: null,
    send: async (letter) => void letters.push(letter),
    close() {},
  }
  const logger = loggerOf('silent')
  const files = join(folder, 'files')
  const keys = join(folder, 'keys')
  await mkdir(keys)
  const storage = await openStorage({ files })
  const secrets = await openSecrets(keys)
  const given = { database: fresh.url, host: '127.0.0.1', port: 0, storage, secrets, mail, logger, ...at }
  const product = await openProduct(given)
  const { db } = product.database
  const dispose = product[Symbol.asyncDispose].bind(product)

  const allUsers = () => db.selectFrom('groups').select('id').where('system', '=', 'all-users').executeTakeFirstOrThrow()
  const administrators = () =>
    db.selectFrom('groups').select('id').where('system', '=', 'administrators').executeTakeFirstOrThrow()
  const join_ = async (groupId: string, userId: string) => {
    await db.insertInto('group_members').values({ group_id: groupId, user_id: userId }).execute()
    await db.insertInto('memberships').values({ group_id: groupId, user_id: userId }).execute()
  }

  return Object.assign(product, {
    anyone: clientOf(product.url, {}),
    letters,
    // Straight into the database: dozens of people in a test need no passwords. How they come in has tests of its own.
    async user(name: string, { administrator = false, groupIds = [] }: { administrator?: boolean; groupIds?: string[] } = {}) {
      const id = crypto.randomUUID()
      const email = `${name.toLowerCase()}.${id.slice(0, 8)}@example.com`
      await db.insertInto('users').values({ id, name, email, state: 'active' }).execute()
      await db
        .insertInto('memberships')
        .values({ group_id: (await allUsers()).id, user_id: id })
        .execute()
      for (const groupId of groupIds) await join_(groupId, id)
      if (administrator) await join_((await administrators()).id, id)
      const token = randomBytes(32).toString('base64url')
      const token_hash = createHash('sha256').update(token).digest()
      await db.insertInto('sign_ins').values({ token_hash, user_id: id }).execute()
      return Object.assign(clientOf(product.url, { cookie: `parley=${token}` }), { id, name })
    },
    async group(name: string, members: { id: string }[] = []) {
      const id = crypto.randomUUID()
      await db.insertInto('groups').values({ id, name }).execute()
      for (const member of members) await join_(id, member.id)
      const topics = members.map((member) => `rights:${member.id}`).join(' ')
      if (topics) await sql`insert into events (topics, body) values (${topics}, '{}')`.execute(db)
      return { id, name }
    },
    // With the same keys, as processes on one data folder have them.
    another: () => startProduct(fresh.url, { secrets: given.secrets, ...(at.pushServices && { pushServices: at.pushServices }) }),
    async [Symbol.asyncDispose]() {
      await dispose()
      await rm(folder, { recursive: true, force: true })
      await fresh.drop()
    },
  })
}
