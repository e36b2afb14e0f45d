import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem } from '../server/test/an-app.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'
import { tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'

let there: Company
let app: contract.App
beforeAll(async () => {
  there = await company()
  const fields = [
    aField('string', 'title', aLine, { name: 'Title', searchable: true }),
    aField('rich-text', 'about', {}, { name: 'About', searchable: true }),
  ]
  app = await anApp(there.administrator, fields, { name: 'Formatted things' })
})

const shown = (page: Page) => page.locator('[data-field="about"] dd')

test('formatted text is written by keys and buttons, looked at before it is saved, and read with its marks [APP-02, ui S21]', async () => {
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}`)
  const { keyboard } = page
  await page.getByText('No items yet').waitFor()
  await keyboard.press('c')
  const form = page.getByRole('form', { name: 'New Thing' })
  await tabTo(page, form.getByRole('textbox', { name: 'Title' }))
  await keyboard.type('A house')
  const about = form.getByRole('textbox', { name: 'About' })
  await tabTo(page, about)
  await keyboard.press('Control+B')
  await keyboard.type('Big')
  expect(await about.inputValue()).toBe('**Big**')
  await keyboard.press('End')
  await keyboard.type(' and ')
  await keyboard.press('Control+I')
  await keyboard.type('old')
  await keyboard.press('End')
  await keyboard.type(', see ')
  await keyboard.press('Control+K')
  expect(await page.getByRole('dialog', { name: 'Command palette' }).count()).toBe(0)
  await keyboard.type('https://example.com/a')
  await keyboard.press('End')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.type('garden')
  const tools = form.getByRole('toolbar', { name: 'Formatting' })
  await tools.getByRole('button', { name: 'List', exact: true }).press('Enter')
  await keyboard.press('End')
  await keyboard.press('Enter')
  await keyboard.type('- barn')
  expect(await about.inputValue()).toBe('**Big** and *old*, see [text](https://example.com/a)\n\n- garden\n- barn')
  await keyboard.press('Control+Z')
  expect(await about.inputValue()).not.toContain('barn')
  await keyboard.press('Control+Shift+Z')
  expect(await about.inputValue()).toContain('barn')
  await form.getByRole('button', { name: 'Preview' }).press('Enter')
  const preview = form.getByRole('region', { name: 'Preview' })
  expect(await preview.getByRole('listitem').allTextContents()).toEqual(['garden', 'barn'])
  expect(await preview.locator('strong').textContent()).toBe('Big')
  await looks(page, 'rich-text-preview', () => preview.waitFor())
  await form.getByRole('button', { name: 'Preview' }).press('Enter')
  await about.waitFor()
  await looks(page, 'rich-text-form', () => about.waitFor())
  await about.press('Control+Enter')

  await page.getByRole('heading', { name: 'A house' }).waitFor()
  const link = shown(page).getByRole('link', { name: 'text' })
  await link.waitFor()
  expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([
    'https://example.com/a',
    'noopener noreferrer nofollow',
  ])
  await looks(page, 'rich-text-item', () => link.waitFor())
  await page.goto(`${there.url}/apps/${app.id}`)
  await page.getByRole('cell', { name: 'Big and old, see text garden barn' }).waitFor()
  await page.context().close()
})

test('what is hostile is words: no HTML, no pictures, no scripts, and nothing stands still [APP-02]', async () => {
  const nested = Array.from({ length: 150 }, (_, at) => `${'>'.repeat(at)} ${'- '.repeat(at % 40)}deep`).join('\n\n')
  const texts = [
    '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script><b>raw</b>',
    '[a](javascript:window.hurt=1) [b](JaVaScRiPt:1) [c](data:text/html,x) [d](vbscript:1) <javascript:window.hurt=1>',
    '![picture](https://example.com/spy.png)\n\n[ref]: https://example.com\n\n[ref]',
    nested.slice(0, contract.richTextLimit),
    '>'.repeat(contract.richTextLimit),
    `${'*'.repeat(9_000)}a${'*'.repeat(9_000)}`,
    '[](a'.repeat(5_000),
  ]
  const page = await pageOf(there.url, there.administrator, '/apps')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  for (const [at, about] of texts.entries()) {
    const { item } = await anItem(there.administrator, app.id, { title: `Hostile ${at}`, about })
    const begun = performance.now()
    await page.goto(`${there.url}/apps/${app.id}/items/${item.id}`)
    await page.getByRole('heading', { name: `Hostile ${at}` }).waitFor()
    await shown(page).locator('div').first().waitFor()
    expect(performance.now() - begun, `text ${at}`).toBeLessThan(10_000)
    const made = await shown(page).evaluate((read) => ({
      pictures: read.querySelectorAll('img, script, b, iframe').length,
      links: [...read.querySelectorAll('a')].map((link) => link.getAttribute('href')),
      hurt: 'hurt' in window,
    }))
    expect(made, `text ${at}`).toEqual({ pictures: 0, links: [], hurt: false })
  }
  expect(asked.filter((address) => address.includes('example.com'))).toEqual([])
  await page.context().close()
})
