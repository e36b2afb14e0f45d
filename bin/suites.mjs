import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { failuresOf } from './failures.mjs'
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

  /** @param told what failed in it: a title each, and lines of the error */
  function count(name, passed, failed, told = []) {
    sum.passed += passed
    sum.failed += failed
    if (failed > 0) failures.push({ name, told })
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
      const said = read(report)
      const failed = failuresOf(said)
      // It can fail without any test that does: by an error that nobody awaited.
      count(name, said.numPassedTests ?? 0, ok ? 0 : Math.max(1, failed.length), failed)
    },
    /** Says again what failed, so that the end of a long log is enough. @returns the exit code */
    close() {
      rmSync(scratch, { recursive: true })
      for (const { name, told } of failures) {
        console.log(`\nFailed: ${name}${told.length === 0 ? '; see above' : ''}`)
        for (const { title, lines } of told) console.log([`  ✗ ${title}`, ...lines.map((line) => `      ${line}`)].join('\n'))
      }
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
