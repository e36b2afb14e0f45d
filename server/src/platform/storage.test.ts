import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { openStorage } from './storage.ts'

const place = mkdtempSync('/tmp/parley-storage-')
afterAll(() => rmSync(place, { recursive: true, force: true }))

const most = 25 * 1024 * 1024
const leftIn = (files: string) => readdirSync(files, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
const of = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)))

describe('files in a folder', () => {
  it('are put, got and deleted', async () => {
    const storage = await openStorage({ files: join(place, 'simple') })
    const { key, size } = await storage.put(of('Hello, ', 'world'), { most })
    expect(size).toBe(12)
    expect(key).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{30}$/)
    expect(await text(await storage.get(key))).toBe('Hello, world')
    await storage.delete(key)
    await storage.delete(key)
    await expect(storage.get(key).then(text)).rejects.toThrow()
  })

  it('are never there by half [F6]', async () => {
    const files = join(place, 'half')
    const storage = await openStorage({ files })
    const cut = new PassThrough()
    const putting = storage.put(cut, { most })
    cut.write('the first ha')
    await expect.poll(() => leftIn(join(files, 'incoming')).length).toBe(1)
    cut.destroy(new Error('the connection was lost'))
    await expect(putting).rejects.toMatchObject({ code: 'file-incomplete' })
    await expect(storage.put(of('abc'), { most, length: 4 })).rejects.toMatchObject({ code: 'file-incomplete' })
    await expect(storage.put(of('abc', 'def'), { most: 5 })).rejects.toMatchObject({ code: 'file-too-large' })
    await expect(storage.put(of(''), { most: 5, length: 6 })).rejects.toMatchObject({ code: 'file-too-large' })
    expect(leftIn(files)).toEqual([])
  })

  it.runIf(process.getuid?.() === 0)('are refused when the disk is full, and leave nothing [F6]', async () => {
    const files = mkdtempSync('/tmp/parley-full-')
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', files])
    onTestFinished(() => {
      execFileSync('umount', [files])
      rmSync(files, { recursive: true })
    })
    const storage = await openStorage({ files })
    await expect(storage.put(of('x'.repeat(1024 * 1024)), { most })).rejects.toMatchObject({ code: 'storage-full', status: 507 })
    expect(leftIn(files)).toEqual([])
    expect((await storage.put(of('small'), { most })).size).toBe(5)
  })
})

describe('files in a bucket', () => {
  it('are put whole, got and deleted', async () => {
    const objects = new Map<string, Buffer>()
    const server: Server = createServer(async (request, response) => {
      const name = new URL(request.url!, 'http://x').pathname
      if (request.method === 'PUT') objects.set(name, Buffer.from(await request.toArray().then((all) => Buffer.concat(all))))
      else if (request.method === 'DELETE') objects.delete(name)
      const object = objects.get(name)
      if (request.method === 'GET' && !object) return response.writeHead(404).end()
      response.writeHead(200, { etag: '"1"' }).end(request.method === 'GET' ? object : undefined)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const files = join(place, 'bucket')
    const storage = await openStorage({ files }, { endpoint, key: 'key', secret: 'secret', bucket: 'parley', region: 'eu-1' })
    const { key } = await storage.put(of('Hello, ', 'bucket'), { most })
    expect([...objects.keys()]).toEqual([`/parley/${key}`])
    expect(await text(await storage.get(key))).toBe('Hello, bucket')
    await storage.delete(key)
    expect(objects.size).toBe(0)
    expect(leftIn(files)).toEqual([])
  })
})
