import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { livingPostmaster } from '../src/platform/postgres-orphan.ts'
import { freshUrl } from './database.ts'
import { type Product, startProduct, stopProduct } from './npm-start.ts'

const place = mkdtempSync('/tmp/parley-start-')
const running = new Set<Product>()
afterAll(async () => {
  await Promise.all([...running].map(stopProduct))
  rmSync(place, { recursive: true, force: true })
})

const start = (name: string, environment: Record<string, string> = {}, args: string[] = []) => {
  const product = startProduct({ PARLEY_DATA: join(place, name), ...environment }, { args })
  running.add(product)
  void product.ended.then(() => running.delete(product))
  return product
}
const isReady = (address: string) => fetch(`${address}/health/ready`).then(({ status }) => status)
const postmasterOf = (name: string) => livingPostmaster(join(place, name, 'postgres'))

async function refused(product: Product): Promise<string> {
  expect((await product.ended).code).toBe(1)
  expect(product.said().trim().split('\n')).toHaveLength(1)
  return product.said().trim()
}

describe('npm start', () => {
  it('is ready soon, and again, and ends in order within 10 s [T-10, NFR-01]', async () => {
    const times: number[] = []
    // The targets are 15 s and 3 s, for a machine that does nothing else; here other tests run beside it.
    for (const most of [45_000, 15_000]) {
      const began = performance.now()
      const product = start('timed')
      const address = await product.ready
      times.push(performance.now() - began)
      expect(times.at(-1)).toBeLessThan(most)
      expect(await isReady(address)).toBe(200)
      const socket = new WebSocket(`${address.replace('http', 'ws')}/api/socket`, 'parley.v1')
      await once(socket, 'open')
      const closed = once(socket, 'close') as Promise<[CloseEvent]>
      expect(await stopProduct(product)).toBeLessThan(10_000)
      expect((await closed)[0].code).toBe(1012)
      expect((await product.ended).code).toBe(0)
      expect(await postmasterOf('timed')).toBeUndefined()
    }
    console.info(`T-10: first start ${Math.round(times[0]!)} ms, warm ${Math.round(times[1]!)} ms`)
  })

  it('refuses a second start on the same folder, whatever its port', async () => {
    const first = start('twice')
    const address = await first.ready
    expect(await refused(start('twice'))).toMatch(
      /^Parley does not start: the data folder ".*twice" is in use by a Parley that runs already/,
    )
    expect(await isReady(address)).toBe(200)
  })

  it('starts after kill -9 of the server [T-20] and goes on after kill -9 of its PostgreSQL [T-21]', {
    timeout: 90_000,
  }, async () => {
    const first = start('killed')
    await first.ready
    const orphan = await postmasterOf('killed')
    first.child.kill('SIGKILL')
    await first.ended
    const began = performance.now()
    const second = start('killed')
    const address = await second.ready
    console.info(`T-20: serving again ${Math.round(performance.now() - began)} ms after kill -9 and start`)
    const postmaster = (await postmasterOf('killed'))!
    expect(postmaster).not.toBe(orphan)
    process.kill(postmaster, 'SIGKILL')
    await expect.poll(() => postmasterOf('killed')).not.toBe(postmaster)
    const over = second.ended.then(({ code }) => `It ended with ${code}: ${second.said()}`)
    // The target is 10 s, and figures are for a machine that does nothing else.
    await expect.poll(() => Promise.race([isReady(address), over]), { timeout: 25_000 }).toBe(200)
    expect(second.said()).toMatch(/ended unexpectedly and is started again/)
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)('ends in order when npm is ended by %s', async (signal) => {
    const name = `npm-${signal}`
    const product = startProduct({ PARLEY_DATA: join(place, name) }, { command: ['npm', 'start'] })
    const address = await product.ready
    product.child.kill(signal)
    // The server holds the other ends of npm's streams until it has ended.
    await product.ended
    await expect(isReady(address)).rejects.toThrow()
    expect(await postmasterOf(name)).toBeUndefined()
  })

  it('runs on a DATABASE_URL, where two nodes may share a folder [architecture §5]', async () => {
    const { url, drop } = await freshUrl({ migrated: false })
    const nodes = [start('shared', { DATABASE_URL: url }), start('shared', { DATABASE_URL: url })]
    for (const node of nodes) expect(await isReady(await node.ready)).toBe(200)
    await Promise.all(nodes.map(stopProduct))
    await drop()
  })
})

describe('what is wrong stops the start with one line', () => {
  it.each([
    [{ PORT: 'eighty' }, /PORT is "eighty"/],
    [{ HOST: '0.0.0.0' }, /HOST is "0.0.0.0"/],
    [{ PARLEY_DATA: '/proc/parley' }, /PARLEY_DATA is "\/proc\/parley", but that folder cannot be written/],
    [
      { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/parley' },
      /DATABASE_URL is "postgres:\/\/…@127.0.0.1:1\/parley", but that database cannot be reached: .*ECONNREFUSED/,
    ],
  ])('%o', async (environment, line) => {
    expect(await refused(start('wrong', environment as unknown as Record<string, string>))).toMatch(line)
  })

  it('an option nobody knows', async () => {
    expect(await refused(start('wrong', {}, ['--dmeo']))).toMatch(/"--dmeo" is not an option/)
  })

  it('a database that could lose what it acknowledged [P1]', async () => {
    const DATABASE_URL = `${inject('postgres')}&options=${encodeURIComponent('-c synchronous_commit=off')}`
    expect(await refused(start('wrong', { DATABASE_URL }))).toMatch(/synchronous_commit switched off/)
  })

  it('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    expect(await refused(start('port', { PORT: String(port) }))).toBe(
      `Parley does not start: PORT is "${port}", but another program listens there; set PORT to a free one`,
    )
    expect(await postmasterOf('port')).toBeUndefined()
  })
})
