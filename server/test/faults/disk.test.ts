import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { judge } from '../oracle/judge.ts'
import { type Office, office } from '../oracle/office.ts'
import { startPostgres } from '../start-postgres.ts'
import { command, urlOf } from '../template.ts'
import { runServer } from './server.ts'

/** Everybody talks while it happens; then nothing may be lost, and what was refused was refused clearly. */
async function during(desk: Office, happens: (more: (count: number) => Promise<void>) => Promise<void>): Promise<void> {
  const more = async (count: number) => {
    const due = desk.ledger.acknowledged + count
    await vi.waitFor(() => expect(desk.ledger.acknowledged).toBeGreaterThanOrEqual(due), { timeout: 30_000, interval: 5 })
  }
  const talk = desk.talk()
  await more(30)
  await happens(more)
  await more(30)
  await talk.over()
  await judge(desk)
  const refused = refusals(desk)
  expect(refused.length).toBeGreaterThan(0)
  expect(new Set(refused.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['503 unavailable']))
}

const refusals = (desk: Office) => [...desk.customers, ...desk.operators].flatMap(({ refused }) => refused)

test('a flush of the database fails: what was not on the disk is refused or asked again, and nothing is lost [T-22][F4][P1]', {
  timeout: 120_000,
}, async () => {
  let fault = ''
  const postgres = await startPostgres((directory) => {
    fault = join(directory, 'fault')
    const library = join(directory, 'bad-disk.so')
    const source = join(import.meta.dirname, 'bad-disk.c')
    execFileSync('cc', ['-shared', '-fPIC', '-nostdlib', `-DFAULT="${fault}"`, '-o', library, source])
    chmodSync(library, 0o755)
    return library
  })
  await command(postgres.url, 'create database parley')
  const server = await runServer('flush', { databaseUrl: urlOf(postgres.url, 'parley') })
  const desk = await office(server.url)
  await during(desk, async (more) => {
    for (let i = 0; i < 3; i++) {
      const before = refusals(desk).length
      writeFileSync(fault, '')
      await vi.waitFor(() => expect(refusals(desk).length).toBeGreaterThan(before), { timeout: 20_000, interval: 5 })
      await more(20)
    }
  })
  desk.end()
  await server.stop()
  await postgres.stop()
})

/** Until not a byte more has room. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  for (const size of [1024 * 1024, 4096])
    try {
      for (;;) writeSync(file, Buffer.alloc(size))
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' })
    }
  closeSync(file)
}

test.runIf(process.getuid?.() === 0)(
  'the disk of the database is full: what has no room is refused, nothing is lost, and it goes on when there is room [T-22][F5][P1]',
  { timeout: 120_000 },
  async () => {
    let filler = ''
    let mounted = ''
    const server = await runServer('full', {
      prepare(folder) {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=0700', 'tmpfs', folder])
        mounted = folder
        filler = join(folder, 'filler')
      },
    })
    try {
      const desk = await office(server.url)
      await during(desk, async () => {
        fill(filler)
        const before = refusals(desk).length
        await vi.waitFor(() => expect(refusals(desk).length).toBeGreaterThan(before + 8), { timeout: 60_000, interval: 5 })
        rmSync(filler)
      })
      desk.end()
    } finally {
      await server.stop(() => execFileSync('umount', [mounted]))
    }
  },
)
