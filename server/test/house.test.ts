import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { house } from '../src/house.ts'

const root = resolve(import.meta.dirname, '..')
const src = join(root, 'src')
const list = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const files = list(src)
const business = files.filter((file) => !file.endsWith('.test.ts'))
const lines = (path: string) => readFileSync(path, 'utf8').split('\n').length

test('every folder has its place in the house', () => {
  const folders = readdirSync(src, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  expect(folders.filter((folder) => !house.includes(folder as never))).toEqual([])
})

test('a folder uses only those above it, and only through their index', () => {
  expect(business.flatMap(trespasses)).toEqual([])
})

test('no file is longer than 300 lines', () => {
  const all = [...files.map((file) => join(src, file)), ...list(join(root, 'test')).map((file) => join(root, 'test', file))]
  const generated = join(src, 'platform/tables.ts')
  expect(all.filter((file) => file !== generated && lines(file) > 301)).toEqual([])
})

test('only config knows the environment', () => {
  const elsewhere = business.filter((file) => file !== 'platform/config.ts')
  expect(elsewhere.filter((file) => readFileSync(join(src, file), 'utf8').includes('process.env'))).toEqual([])
})

test('no text is run as a program: what people write is FEEL, in a thread with bounds', () => {
  const runs = /['"](?:node:)?vm['"]|\beval\(|new Function\(/
  expect(business.filter((file) => runs.test(readFileSync(join(src, file), 'utf8')))).toEqual([])
})

function trespasses(file: string): string[] {
  const from = house.indexOf(file.split('/')[0] as never)
  if (from < 0) return []
  const imports = [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map((found) => found[1]!)
  return imports
    .map((path) => relative(src, resolve(src, dirname(file), path)))
    .filter((path) => path.split('/')[0] !== file.split('/')[0])
    .filter((path) => {
      const to = house.indexOf(path.split('/')[0] as never)
      const throughTheDoor = to === 0 || path.endsWith('/index.ts')
      return to < 0 || to >= from || !throughTheDoor
    })
    .map((path) => `${file} → ${path}`)
}
