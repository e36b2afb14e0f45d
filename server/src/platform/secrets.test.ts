import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSecrets } from './secrets.ts'

const places: string[] = []
const place = () => {
  places.push(mkdtempSync('/tmp/parley-secrets-'))
  return places.at(-1)!
}
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true })
})

it('opens what it sealed, also after a restart, and only at its place [reliability §5.27]', async () => {
  const folder = place()
  const sealed = (await openSecrets(folder)).seal('токен', 'channel:1')
  expect(sealed).toMatch(/^v1\.1\./)
  expect(statSync(join(folder, '1.key')).mode & 0o777).toBe(0o600)
  const secrets = await openSecrets(folder)
  expect(secrets.open(sealed, 'channel:1')).toBe('токен')
  expect(() => secrets.open(sealed, 'channel:2')).toThrow()
  const at = sealed.length - 3
  expect(() =>
    secrets.open(`${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`, 'channel:1'),
  ).toThrow()
  expect(secrets.seal('токен', 'channel:1')).not.toBe(sealed)
})

it('seals with the newest key and opens with all', async () => {
  const folder = place()
  const sealed = (await openSecrets(folder)).seal('token', 'x')
  writeFileSync(join(folder, '2.key'), Buffer.alloc(32, 7).toString('base64url'))
  utimesSync(join(folder, '1.key'), 1, 1)
  const secrets = await openSecrets(folder)
  expect(secrets.open(sealed, 'x')).toBe('token')
  expect(secrets.isOld(sealed)).toBe(true)
  expect(secrets.seal('token', 'x')).toMatch(/^v1\.2\./)
  rmSync(join(folder, '1.key'))
  expect(() => secrets.isOld('nonsense')).toThrow()
  await expect(openSecrets(folder).then((later) => later.open(sealed, 'x'))).rejects.toThrow(/key 1 is not in the data folder/)
})

it('makes one first key, however many start at once', async () => {
  const folder = place()
  const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => openSecrets(folder)))
  const sealed = first!.seal('token', 'x')
  for (const other of others) expect(other.open(sealed, 'x')).toBe('token')
  expect(readdirSync(folder)).toEqual(['1.key'])
})

it('says which key is damaged', async () => {
  const folder = place()
  writeFileSync(join(folder, '1.key'), 'short')
  await expect(openSecrets(folder)).rejects.toThrow(/1\.key" is damaged/)
})
