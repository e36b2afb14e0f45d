import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrast } from './oklch.mjs'
import { dark, light, pairs, themeCss, tokensCss } from './tokens.mjs'

test.each(pairs as [string, string, number][])(
  '%s on %s has a contrast of at least %d in both themes [NFR-04]',
  (front, back, least) => {
    expect(contrast(light[front], light[back])).toBeGreaterThanOrEqual(least)
    expect(contrast(dark[front], dark[back])).toBeGreaterThanOrEqual(least)
  },
)

test('the stylesheets are what the generator writes', () => {
  expect(read('tokens.css')).toBe(tokensCss)
  expect(read('theme.css')).toBe(themeCss())
})

function read(name: string): string {
  return readFileSync(new URL(`src/ui/${name}`, import.meta.url), 'utf8')
}
