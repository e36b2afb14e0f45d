import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { debianPrograms, withDebianPostgres } from './debian.mjs'
import { prepare, root } from './prepare.mjs'
import { suites } from './suites.mjs'

// `npm test` runs everything; `npm test -- pattern` only the test files whose path contains it.
const patterns = process.argv.slice(2)
const chosen = patterns.length > 0
const node = prepare()
const { check, count, test, close } = suites(node)

if (!debianPrograms({ chromium: 'chromium', 'redis-server': 'redis-server', cc: 'gcc' })) count('the programs of Debian', 0, 1)

if (!chosen) {
  for (const project of ['tsconfig.json', 'web', 'widget']) check(`tsc -p ${project}`, 'tsc', ['-p', project])
  check('biome', 'biome', ['check'])
  check('knip', 'knip', [])
}
test('unit and server', [], patterns)

const stories = existsSync(join(root, 'vitest.e2e.config.ts'))
  ? 'vitest.e2e.config.ts'
  : existsSync(join(root, 'e2e/vitest.e2e.config.ts')) && 'e2e/vitest.e2e.config.ts'
if (stories) test('in the browser', ['--config', stories], patterns)

// The same SQL on the oldest PostgreSQL that is promised [architecture §5].
const subjects = ['migrate', 'log', 'jobs', 'sessions', 'messages']
const files = readdirSync(join(root, 'server/src'), { recursive: true }).filter((name) => name.endsWith('.test.ts'))
const short = files.filter((name) => subjects.some((subject) => new RegExp(`(^|/)${subject}(/|\\.test)`).test(name)))
if (!chosen) {
  const name = 'on PostgreSQL 15'
  const ran = await withDebianPostgres(15, (url) => {
    const those = short.map((file) => `server/src/${file}`)
    test(name, [], those, { TEST_POSTGRES: url })
    return true
  })
  // What could not be tried is not promised.
  if (!ran)
    count(name, 0, 1, [{ title: 'PostgreSQL 15 is not here', lines: ['On Debian, as root: apt-get install postgresql-15'] }])
}

process.exit(close())
