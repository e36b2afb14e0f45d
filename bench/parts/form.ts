import { type AppDefinition, createApp, type Field } from '@parley/contract'
import type { Page } from 'playwright-core'
import { definitionWith, everyField } from '../../e2e/stage/apps.ts'
import { startChromium } from '../../e2e/stage/chromium.ts'
import { signedIn } from '../cast.ts'
import { type Figure, median } from '../figures.ts'
import { startPostgres } from '../postgres.ts'
import { administrator, startProduct } from '../programs.ts'
import type { Part } from './part.ts'

const COUNT = 60
const ROUNDS = 9

/** A form of all types of fields that somebody fills in, of each some, drawn in Chromium: from the click on +Item until its last field was painted. */
export const form: Part = {
  ids: ['FORM'],
  title: 'a form of 60 fields',
  async run() {
    await using postgres = await startPostgres()
    await using product = await startProduct({ databaseUrl: postgres.urlFor('parley', 'parley') })
    const who = await signedIn(product.url, administrator)
    const app = await who.get(createApp, { body: { ...sixty(), code: 'sixty' } })
    const browser = await startChromium()
    try {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
      const [name, value] = who.cookie.split('=') as [string, string]
      await context.addCookies([{ name, value, url: product.url }])
      const page = await context.newPage()
      await page.goto(`${product.url}/apps/${app.id}`)
      await page.getByTestId('new-item').first().waitFor()
      // The first time brings the program of the form too.
      const first = await opened(page)
      const took: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) took.push(await opened(page))
      const figures: Figure[] = [
        {
          id: 'FORM',
          job: 'a form of 60 fields, from the click until it was painted',
          value: median(took),
          unit: 'ms',
          target: { atMost: 200 },
          beside: `${first.toFixed(0)} ms the first time, with its program; slowest ${Math.max(...took).toFixed(0)} ms`,
        },
      ]
      return figures
    } finally {
      await browser.close()
    }
  },
}

function sixty(): AppDefinition {
  const some = everyField().filter(({ type }) => type !== 'status' && type !== 'formula')
  const fields = Array.from({ length: COUNT }, (_, at): Field => {
    const like = some[at % some.length]!
    return { ...like, id: crypto.randomUUID(), code: `${like.code}${at}`, name: `${like.name} ${at + 1}`, required: false }
  })
  return { ...definitionWith('Sixty fields', 'Entry', fields), nameTemplate: '' }
}

/** Milliseconds in the page itself, until the frame after the one in which the last field came. */
async function opened(page: Page): Promise<number> {
  const took = await page.evaluate(async (count) => {
    const begun = performance.now()
    document.querySelector<HTMLElement>('[data-testid="new-item"]')!.click()
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    while (document.querySelectorAll('form [data-field]').length < count) await frame()
    await frame()
    return performance.now() - begun
  }, COUNT)
  await page.keyboard.press('Escape')
  await page.getByRole('form').waitFor({ state: 'detached' })
  return took
}
