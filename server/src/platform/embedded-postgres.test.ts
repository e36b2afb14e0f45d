import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { lockDataFolder, openDataFolder } from './data-folder.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { livingPostmaster } from './postgres-orphan.ts'

const place = mkdtempSync('/tmp/parley-embedded-')
// As a home is: nobody else may enter.
chmodSync(place, 0o700)
afterAll(() => rmSync(place, { recursive: true }))

const query = async (url: string, text: string) => {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

describe('the embedded database', () => {
  it('starts in a folder that others cannot enter and whose path no socket could hold; what is written stays [NFR-01]', async () => {
    const folder = await openDataFolder(join(place, 'a folder with a long name'.repeat(5), 'data'))
    {
      await using postgres = await startEmbeddedPostgres({ folder })
      await query(postgres.url, 'create table kept (text text)')
      await query(postgres.url, `insert into kept values ('это')`)
      expect(statSync(folder.postgres).mode & 0o777).toBe(0o700)
    }
    expect(await livingPostmaster(folder.postgres)).toBeUndefined()
    await using postgres = await startEmbeddedPostgres({ folder })
    expect(await query(postgres.url, 'select text from kept')).toEqual([{ text: 'это' }])
  })

  it('gives the server a role that is no superuser and may only make what is its own [reliability §5.26]', async () => {
    await using postgres = await startEmbeddedPostgres({ folder: await openDataFolder(join(place, 'role')) })
    expect(
      await query(postgres.url, 'select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user'),
    ).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false }])
    await expect(query(postgres.url, `copy (select 1) to '/tmp/parley-out'`)).rejects.toThrow(/permission denied/)
    await expect(query(postgres.url, 'alter role postgres nologin')).rejects.toThrow(/permission denied/)
    await query(postgres.url, 'create extension pg_trgm')
    await query(postgres.url, 'create schema queue')
    expect(await query(postgres.url, 'show fsync')).toEqual([{ fsync: 'on' }])
  })

  it('is started again when it was killed, and takes writes within 10 s [T-21]', async () => {
    const folder = await openDataFolder(join(place, 'killed'))
    const said: string[] = []
    await using postgres = await startEmbeddedPostgres({ folder, report: (line) => said.push(line) })
    await query(postgres.url, 'create table kept (n int)')
    for (let n = 0; n < 3; n++) {
      await query(postgres.url, `insert into kept values (${n})`)
      process.kill((await livingPostmaster(folder.postgres))!, 'SIGKILL')
      const killed = performance.now()
      await expect
        .poll(() => query(postgres.url, 'select count(*)::int n from kept').catch(() => []), { timeout: 10_000 })
        .toEqual([{ n: n + 1 }])
      console.info(`T-21 short form: answers again after ${Math.round(performance.now() - killed)} ms`)
    }
    expect(said).toContain('PostgreSQL ended unexpectedly and is started again')
  })

  it('takes over from a PostgreSQL that outlived its server', async () => {
    const folder = await openDataFolder(join(place, 'orphan'))
    const starts = `
      const { startEmbeddedPostgres } = await import('${import.meta.dirname}/embedded-postgres.ts')
      const { url } = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} })
      console.log(url)
      setInterval(() => {}, 1000)`
    const server = spawn(process.execPath, ['--input-type=module', '-e', starts], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(server.stdout, 'data')
    const first = await livingPostmaster(folder.postgres)
    server.kill('SIGKILL')
    await once(server, 'exit')
    expect(await livingPostmaster(folder.postgres)).toBe(first)
    await using postgres = await startEmbeddedPostgres({ folder })
    expect(await query(postgres.url, 'select 1 one')).toEqual([{ one: 1 }])
    expect(await livingPostmaster(folder.postgres)).not.toBe(first)
  })

  it('begins anew where a first start was cut short', async () => {
    const folder = await openDataFolder(join(place, 'half'))
    mkdirSync(join(folder.path, 'postgres.new'))
    await using _postgres = await startEmbeddedPostgres({ folder })
    expect(existsSync(join(folder.path, 'postgres.new'))).toBe(false)
    expect(readFileSync(join(folder.postgres, 'PG_VERSION'), 'utf8')).toBe('18\n')
  })

  it('refuses a folder that holds something else', async () => {
    const folder = await openDataFolder(join(place, 'else'))
    mkdirSync(join(folder.postgres, 'holiday pictures'), { recursive: true })
    await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(/holds something that is not a database/)
  })
})

describe('the data folder', () => {
  it('is one process’s only, whatever its path', async () => {
    const folder = await openDataFolder(join(place, 'locked'.repeat(30)))
    {
      await using _lock = await lockDataFolder(folder)
      await expect(lockDataFolder(folder)).rejects.toThrow(/is in use by a Parley that runs already/)
    }
    await using _lock = await lockDataFolder(folder)
  })

  it('must be a place where something can be written', async () => {
    await expect(openDataFolder('/proc/parley')).rejects.toThrow(
      /PARLEY_DATA is "\/proc\/parley", but that folder cannot be written/,
    )
    await expect(openDataFolder('/dev/null/parley')).rejects.toThrow(/cannot be written \(ENOTDIR\)/)
  })
})
