import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { repository } from './npm-start.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-suites-'))
afterAll(() => rmSync(folder, { recursive: true }))

const samples = {
  'good.test.mjs': "test('adds', () => expect(1 + 1).toBe(2))",
  'bad.test.mjs': "describe('sums', () => { test('are right', () => expect(1 + 1, 'a sum').toBe(3)); test('exist', () => {}) })",
  // Fails once: the second time its mark is there.
  'shaky.test.mjs': `import { existsSync, writeFileSync } from 'node:fs'
    const mark = import.meta.dirname + '/was-here'
    test('comes late', () => { const was = existsSync(mark); writeFileSync(mark, ''); expect(was).toBe(true) })
    test('is there', () => {})`,
  'broken.test.mjs': "import './not-there.mjs'",
}

/** As `npm test` runs and sums up a suite. @returns the exit code, and what stands after the suite's own words */
function run(...names: (keyof typeof samples)[]) {
  const script = `import { suites } from './bin/suites.mjs'
    const { test, close } = suites(process.execPath)
    test('samples', ${JSON.stringify(['--root', folder, '--globals'])}, ${JSON.stringify(names)})
    process.exit(close())`
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: repository,
    encoding: 'utf8',
    // This run's own marks are not the samples'.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  })
  return { status, tail: stdout.slice(stdout.indexOf('— samples: ')) }
}

for (const [name, text] of Object.entries(samples)) writeFileSync(join(folder, name), text)

test('a run that passes says so', () => {
  const { status, tail } = run('good.test.mjs')
  expect(status).toBe(0)
  expect(tail).toMatch(/^— samples: passed in [\d.]+ s\n\n1 passed, 0 failed\n$/)
})

test('the end of a run that fails says which tests and files, and why, and no more', () => {
  const { status, tail } = run('good.test.mjs', 'bad.test.mjs', 'broken.test.mjs')
  expect(status).toBe(1)
  expect(tail).toMatch(/^— samples: failed \(1\)/)
  expect(tail).toMatch(/\n— samples, once more: failed \(1\)/)
  expect(tail).toMatch(/✗ \S*bad\.test\.mjs › sums › are right\n +AssertionError: a sum: expected 2 to be 3/)
  expect(tail).toMatch(/✗ \S*broken\.test\.mjs\n +.*not-there\.mjs/)
  expect(tail).not.toMatch(/adds|exist\n|node_modules/)
  expect(tail.trimEnd().split('\n').at(-1)).toBe('2 passed, 2 failed')
  expect(tail.slice(tail.indexOf('Failed: ')).split('\n').length).toBeLessThan(20)
})

test('what fails beside others and passes alone is named as shaky, and counts as passed [docs/decisions/0025]', () => {
  const { status, tail } = run('good.test.mjs', 'shaky.test.mjs')
  expect(status).toBe(0)
  expect(tail).toMatch(/Shaky: .*\n +✗ \S*shaky\.test\.mjs › comes late\n +AssertionError/)
  expect(tail).not.toMatch(/Failed/)
  expect(tail.trimEnd().split('\n').at(-1)).toBe('3 passed, 0 failed, 1 shaky')
})
