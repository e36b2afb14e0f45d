import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { openDesk } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, ilya } = desk
afterAll(() => product[Symbol.asyncDispose]())

const send = async (who: Client, csv: string | Uint8Array, kind = 'template') => {
  const init = { method: 'POST', body: csv as BodyInit, headers: { 'content-type': 'application/octet-stream' } }
  const response = await who.fetch(`/api/response-template-imports?kind=${kind}`, init)
  return (await response.json()) as contract.TemplateImport & contract.Problem
}
const exported = async (who: Client, kind = 'template') => (await who.fetch(`/api/response-template-export?kind=${kind}`)).text()
const names = async (who: Client) => (await who.get(contract.listResponseTemplates)).templates.map(({ name }) => name)

test('rows that are right are added, each of the others is told with its line and why [CMP-05]', async () => {
  const csv = [
    'Name,Shortcut,Text,Folder,Shared with',
    'Greeting,/hi,"Hello,\n{customer}",Openers,live chats: Support',
    ',x,Text without a name,,',
    'Unknown,u,Hello {nobody},,',
    'Twice,hi,Again,,',
    'Elsewhere,e,Hello,,live chats: Sales',
    'Everybody,a,Hello,,all',
    'Bad shortcut,Ü,Hello,,',
    'Mine,,Hello,Openers,me',
  ].join('\n')
  const { added, skipped } = await send(olga, csv)
  expect(added).toBe(2)
  expect(skipped).toEqual([
    { line: 4, name: '', code: 'bad-request', detail: 'name' },
    { line: 5, name: 'Unknown', code: 'template-unknown', detail: '{nobody}' },
    { line: 6, name: 'Twice', code: 'shortcut-taken', detail: 'hi-2' },
    { line: 7, name: 'Elsewhere', code: 'sharing-not-allowed' },
    { line: 8, name: 'Everybody', code: 'sharing-not-allowed', detail: 'sharing' },
    { line: 9, name: 'Bad shortcut', code: 'bad-request', detail: 'shortcut' },
  ])
  const { templates, folders } = await olga.get(contract.listResponseTemplates)
  expect(folders.map(({ name }) => name)).toEqual(['Openers'])
  expect(templates.find(({ name }) => name === 'Greeting')).toMatchObject({
    text: 'Hello,\n{customer}',
    shortcut: 'hi',
    folderId: folders[0]!.id,
  })
  expect(await names(oleg)).toEqual(['Greeting'])
})

test('what is exported comes back the same, and no cell runs as a formula in a spreadsheet [CMP-05, NFR-04]', async () => {
  const article = {
    kind: 'article' as const,
    name: '=HYPERLINK("x")',
    url: 'https://example.com/',
    description: '+49 30; "quoted"',
  }
  const made = await olga.get(contract.createResponseTemplate, { body: { ...article, keywords: '@sum', shortcut: 'link' } })
  const csv = await exported(olga, 'article')
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  expect(csv).not.toMatch(/(^|,)"?[=+@]/m)
  await olga.get(contract.deleteResponseTemplate, { path: { templateId: made.id } })
  expect(await send(olga, csv, 'article')).toEqual({ added: 1, skipped: [] })
  const { templates } = await olga.get(contract.listResponseTemplates)
  expect(templates.find(({ kind }) => kind === 'article')).toMatchObject({ ...article, keywords: '@sum', shortcut: 'link' })
  expect(await exported(oleg, 'article')).not.toContain('HYPERLINK')
})

test('a file that is no CSV, too large, in another encoding, or without names is refused whole [CMP-05]', async () => {
  expect((await send(olga, 'Text\nHello')).code).toBe('csv-unreadable')
  expect((await send(olga, 'Name,Text\n"open')).code).toBe('csv-unreadable')
  expect((await send(olga, new Uint8Array([0x4e, 0xff, 0xfe]))).code).toBe('csv-unreadable')
  expect((await send(olga, `Name\n${'x\n'.repeat(1_001)}`)).code).toBe('csv-unreadable')
  expect((await send(olga, new Uint8Array(contract.maxTemplateImport + 1))).code).toBe('file-too-large')
  expect((await send(ilya, 'Name\nx')).code).toBe('forbidden')
  expect((await ilya.fetch('/api/response-template-export?kind=template')).status).toBe(403)
})
