import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = resolve(import.meta.dirname, '../dist')
const zipped = (path: string) => gzipSync(readFileSync(resolve(dist, path)), { level: 9 }).length

test('the loader takes 2.5 kB, the chat 15 kB with its styles, what is loaded late 2 kB [T-13, B-22]', () => {
  expect(zipped('widget.js')).toBeLessThanOrEqual(2_500)
  const page = readFileSync(resolve(dist, 'frame/index.html'), 'utf8')
  const parts = [...page.matchAll(/"\/widget\/(assets\/[^"]+)"/g)].map((found) => found[1]!)
  expect(parts.map((path) => path.split('.').at(-1)).sort()).toEqual(['css', 'js', 'svg'])
  expect(parts.reduce((sum, path) => sum + zipped(path), 0)).toBeLessThanOrEqual(15_000)
  const chat = parts.map((path) => readFileSync(resolve(dist, path), 'utf8')).join('')
  expect(chat).not.toMatch(/from"/)
  // One part is loaded when it is needed, and it is ours.
  const late = [...chat.matchAll(/\bimport\(([^)]*)\)/g)].map((found) => /^`\.\/(rare-[\w-]+\.js)`$/.exec(found[1]!)?.[1])
  expect(late).toEqual([expect.any(String)])
  expect(zipped(`assets/${late[0]}`)).toBeLessThanOrEqual(2_000)
})

test('nothing is asked of anybody else [T-13]', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(js|css|html)$/.test(path))
  const addresses = files.flatMap((path) => readFileSync(resolve(dist, path), 'utf8').match(/https?:\/\/[\w.-]+/g) ?? [])
  expect(addresses.filter((address) => address !== 'http://www.w3.org')).toEqual([])
})
