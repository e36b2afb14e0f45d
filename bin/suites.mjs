import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { failuresOf, passedOf } from './failures.mjs'
import { root } from './prepare.mjs'

/** More files than these that fail are no accident. */
const mostAgain = 3

/** How a suite is run; none of the patterns matching is no mistake, because there is more than one suite. */
const quietly = ['run', '--passWithNoTests']

/** Runs one suite after the other, each whatever became of the ones before, and sums up. */
export function suites(node) {
  const scratch = mkdtempSync(join(tmpdir(), 'parley-suites-'))
  const path = [resolve(node, '..'), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const sum = { passed: 0, failed: 0 }
  const failures = []
  const shaky = []

  function run(name, program, args, environment) {
    const began = Date.now()
    console.log(`\n— ${name}`)
    // Nobody answers questions here.
    const stdio = ['ignore', 'inherit', 'inherit']
    const { status, signal, error } = spawnSync(program, args, {
      cwd: root,
      env: { ...process.env, ...environment, PATH: path },
      stdio,
    })
    if (error) console.error(error.message)
    console.log(
      `— ${name}: ${status === 0 ? 'passed' : `failed (${signal ?? status})`} in ${((Date.now() - began) / 1000).toFixed(1)} s`,
    )
    return status === 0
  }

  /** @param told what failed in it: a title each, and lines of the error */
  function count(name, passed, failed, told = []) {
    sum.passed += passed
    sum.failed += failed
    if (failed > 0) failures.push({ name, told })
  }

  function vitest(name, args, environment) {
    const report = join(scratch, `${name.replaceAll(/\W+/g, '-')}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const ok = run(name, 'vitest', [...quietly, ...args, ...reporters], environment)
    const said = read(report)
    return { ok, failed: failuresOf(said), passed: (except = []) => passedOf(said, except) }
  }

  return {
    count,
    /** A program that says yes or no counts as one. */
    check(name, program, args) {
      const ok = run(name, program, args)
      count(name, ok ? 1 : 0, ok ? 0 : 1)
    },
    /**
     * Where few files fail, those are run once more by themselves [docs/decisions/0025]: what is wrong fails again, and
     * what does not is said at the end as shaky.
     * @param files what `args` are completed by: patterns of paths
     */
    test(name, args, files, environment = {}) {
      const first = vitest(name, [...args, ...files], environment)
      const again = [...new Set(first.failed.map(({ file }) => file))]
      if (first.ok || again.length === 0 || again.length > mostAgain) {
        // It can fail without any test that does: by an error that nobody awaited.
        count(name, first.passed(), first.ok ? 0 : Math.max(1, first.failed.length), first.failed)
        return
      }
      const second = vitest(`${name}, once more`, [...args, ...again], environment)
      const titles = new Set(second.failed.map(({ title }) => title))
      shaky.push(...first.failed.filter(({ title }) => !titles.has(title)))
      const failed = second.ok ? 0 : Math.max(1, second.failed.length)
      count(name, first.passed(again) + second.passed(), failed, second.failed)
    },
    /** Says again what failed, so that the end of a long log is enough. @returns the exit code */
    close() {
      rmSync(scratch, { recursive: true })
      if (shaky.length > 0) console.log('\nShaky: failed beside others, and passed alone. Each is a fault to be mended')
      say(shaky)
      for (const { name, told } of failures) {
        console.log(`\nFailed: ${name}${told.length === 0 ? '; see above' : ''}`)
        say(told)
      }
      console.log(`\n${sum.passed} passed, ${sum.failed} failed${shaky.length > 0 ? `, ${shaky.length} shaky` : ''}`)
      return sum.failed > 0 || sum.passed === 0 ? 1 : 0
    },
  }
}

function say(told) {
  for (const { title, lines } of told) console.log([`  ✗ ${title}`, ...lines.map((line) => `      ${line}`)].join('\n'))
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return {}
  }
}
