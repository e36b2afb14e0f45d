import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { root } from './prepare.mjs'

/** The arguments of a run; none of the patterns matching is no mistake, because there is more than one suite. */
export function vitest(patterns, more = []) {
  return ['run', ...more, '--passWithNoTests', ...patterns]
}

/** Runs one suite after the other, each whatever became of the ones before, and sums up. */
export function suites(node) {
  const scratch = mkdtempSync(join(tmpdir(), 'parley-suites-'))
  const path = [resolve(node, '..'), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const sum = { passed: 0, failed: 0 }
  const failures = []

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

  function count(name, passed, failed) {
    sum.passed += passed
    sum.failed += failed
    if (failed > 0) failures.push(name)
  }

  return {
    count,
    /** A program that says yes or no counts as one. */
    check(name, program, args) {
      const ok = run(name, program, args)
      count(name, ok ? 1 : 0, ok ? 0 : 1)
    },
    test(name, args, environment = {}) {
      const report = join(scratch, `${name.replaceAll(/\W+/g, '-')}.json`)
      const ok = run(
        name,
        'vitest',
        [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
        environment,
      )
      const { numPassedTests = 0, numFailedTests = 0 } = read(report)
      // A file that does not even load has no test that could fail.
      count(name, numPassedTests, ok ? 0 : Math.max(1, numFailedTests))
    },
    /** The exit code. */
    close() {
      rmSync(scratch, { recursive: true })
      if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
      console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
      return sum.failed > 0 || sum.passed === 0 ? 1 : 0
    },
  }
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return {}
  }
}
