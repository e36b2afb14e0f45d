import { expect, test } from 'vitest'
import { plainOfRich, richTextLimit } from './rich-text.ts'

test('formatted text without its marks is what it says, on one line [APP-02]', () => {
  const said: Record<string, string> = {
    '# Heading\n\nSome **bold**, *leaning* and ***both***.': 'Heading Some bold, leaning and both.',
    '- one\n- two\n  1. three': 'one two three',
    '> quoted\n> > twice': 'quoted twice',
    'See [the page](https://example.com "Title"), `x * y` and ``a ` b``.': 'See the page, x * y and a ` b.',
    '```js\nlet a = **1**\n```\nafter': 'let a = **1** after',
    '2 * 3 * 4, 5*3, snake_case_name, __strong__ and _leaning_': '2 * 3 * 4, 5*3, snake_case_name, strong and leaning',
    '\\*not bold\\* [no link] (here) ![picture](a.png)': '*not bold* [no link] (here) picture',
    'a\n---\nb\n***': 'a b',
    '<b>raw</b> & so on': '<b>raw</b> & so on',
    '-5 degrees, 1.5 litres, #tag': '-5 degrees, 1.5 litres, #tag',
    '**open and never closed': '**open and never closed',
    '**in *one* another**': 'in one another',
  }
  for (const [text, plain] of Object.entries(said)) expect(plainOfRich(text), text).toBe(plain)
})

test('the worst texts take no time [APP-02]', () => {
  const hostile = [
    '>',
    '> ',
    '- ',
    '[',
    '](',
    '[](a',
    '*a ',
    '**a_',
    '_a*',
    '*',
    '`a',
    '``` ',
    '*a**',
    '[a](b ',
    '![',
    '\\',
    '1. ',
  ]
  const texts = [
    ...hostile.map((part) => part.repeat(richTextLimit).slice(0, richTextLimit)),
    Array.from({ length: 190 }, (_, at) => `${'`'.repeat(at)}a`).join(''),
    `${'*'.repeat(9_000)}a${'*'.repeat(9_000)}`,
    `${'*a '.repeat(3_000)}${'_b'.repeat(3_000)}${' c*'.repeat(2_000)}`,
  ]
  const begun = performance.now()
  for (const text of texts) plainOfRich(text)
  expect(performance.now() - begun).toBeLessThan(2_000)
})
