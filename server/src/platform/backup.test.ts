import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { backUp } from './backup.ts'
import { readConfig } from './config.ts'
import { openDataFolder } from './data-folder.ts'
import { loggerOf } from './logger.ts'
import { openDatabase } from './open-database.ts'
import { openSecrets } from './secrets.ts'
import { openStorage } from './storage.ts'

const place = mkdtempSync('/tmp/parley-backup-')
afterAll(() => rmSync(place, { recursive: true }))

const open = async (name: string) => {
  const stack = new AsyncDisposableStack()
  const folder = await openDataFolder(join(place, name))
  const database = await openDatabase(stack, { config: readConfig({}, []), folder, logger: loggerOf('silent') })
  const storage = await openStorage(folder)
  const secrets = await openSecrets(folder.keys)
  return { folder, database, storage, secrets, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

const unpack = (file: string, name: string) => {
  mkdirSync(join(place, name))
  execFileSync('tar', ['-xf', file, '-C', join(place, name)])
}

/** Writes rows and files until it is told to end; gives the numbers that were acknowledged. */
function writer(pool: pg.Pool, storage: Awaited<ReturnType<typeof openStorage>>) {
  const acknowledged: number[] = []
  let ends = false
  const writing = (async () => {
    for (let n = 0; !ends; n++) {
      const { key } = await storage.put(Readable.from([Buffer.from(`file ${n}`)]), { most: 100 })
      await pool.query('insert into kept (n, key, filler) values ($1, $2, $3)', [n, key, 'x'.repeat(2_000)])
      acknowledged.push(n)
    }
  })()
  const end = () => {
    ends = true
    return writing
  }
  return { acknowledged, end }
}

it('a backup taken under load restores all that was acknowledged, under another name [BAK-01]', async () => {
  const file = join(place, 'busy.tar')
  let before: number
  let installation: string
  let sealed: string
  {
    await using parley = await open('busy')
    const { pool } = parley.database
    installation = parley.database.installation
    sealed = parley.secrets.seal('token', 'channel')
    await pool.query('create table kept (n int primary key, key text, filler text)')
    const writes = writer(pool, parley.storage)
    await expect.poll(() => writes.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(100)
    before = writes.acknowledged.length
    await backUp(parley.folder, file)
    await writes.end()
  }
  expect(statSync(file).mode & 0o777).toBe(0o600)
  unpack(file, 'restored')
  {
    await using restored = await open('restored')
    const { rows } = await restored.database.pool.query('select n, key from kept order by n')
    expect(rows.length).toBeGreaterThanOrEqual(before)
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index))
    for (const { n, key } of rows) expect(await text(await restored.storage.get(key))).toBe(`file ${n}`)
    expect(restored.secrets.open(sealed, 'channel')).toBe('token')
    expect(restored.database.installation).not.toBe(installation)
    installation = restored.database.installation
  }
  await using again = await open('restored')
  expect(again.database.installation).toBe(installation)
}, 60_000)

it('a backup of a server that is stopped is whole [BAK-01]', async () => {
  const file = join(place, 'quiet.tar')
  {
    await using parley = await open('quiet')
    await parley.database.pool.query(`create table kept as select 'это' as said`)
  }
  await backUp(await openDataFolder(join(place, 'quiet')), file)
  unpack(file, 'unpacked')
  await using restored = await open('unpacked')
  expect((await restored.database.pool.query('select said from kept')).rows).toEqual([{ said: 'это' }])
}, 60_000)

it('a backup that cannot be written says so and leaves nothing', async () => {
  const folder = await openDataFolder(join(place, 'nothing'))
  await expect(backUp(folder, '/dev/null/parley.tar')).rejects.toThrow(/"\/dev\/null\/parley.tar" cannot be written \(ENOTDIR\)/)
})
