import { mkdirSync } from 'node:fs'
import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop, phone } from './browser.ts'

const pictures = new URL('../screenshots/', import.meta.url).pathname
mkdirSync(pictures, { recursive: true })
const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Both sizes and themes, each with a picture: nothing against WCAG 2.2 AA in the page or its frames, and nothing wider than it.
 * @param ready waits for what has to be on the screen, after every change of its size.
 * @param part alone is looked at by the rules: what it covers counts as too small to be pressed.
 */
export async function looks(page: Page, name: string, ready?: (page: Page) => Promise<unknown>, part?: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ desk: desktop, phone })) {
    await page.setViewportSize(viewport)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await ready?.(page)
      await page.evaluate(settled)
      await page.screenshot({ path: `${pictures}${name}-${size}-${scheme}.png` })
      for (const frame of page.frames()) expect(await violations(frame, part), `${name} ${size} ${scheme}`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} ${size}`).toBeLessThanOrEqual(
        0,
      )
    }
  }
  await page.setViewportSize(desktop)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The program answers to the theme in the next frame, and colours change from then on. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise((next) => requestAnimationFrame(next))
  const ends = ({ effect }: Animation) => Number.isFinite(Number(effect?.getComputedTiming().endTime))
  const ending = document.getAnimations().filter(ends)
  await Promise.all(ending.map(({ finished }) => finished.catch(() => {})))
}

async function violations(frame: Frame, part?: string): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source)
  return frame.evaluate(
    async ([rules, selector]) => {
      const here = window as unknown as { axe: typeof axe }
      const { violations } = await here.axe.run(selector ?? document, {
        runOnly: rules,
        iframes: false,
        resultTypes: ['violations'],
      })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 250)).join(' | ')}`)
    },
    [runOnly, part] as const,
  )
}
