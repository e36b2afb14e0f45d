import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './prepare.mjs'

/** How many lines of an error are said again: enough to know which one it is, the rest stands above. */
const most = 6

/** Of a report of Vitest: each failed test, or file that did not load, with the first lines of what was wrong. */
export function failuresOf({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message, assertionResults = [] }) => {
    const file = relative(root, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && status === 'failed') return [{ file: name, title: file, lines: shortened(message) }]
    return failed.map(({ ancestorTitles = [], title, failureMessages = [] }) => ({
      file: name,
      title: [file, ...ancestorTitles, title].join(' › '),
      lines: shortened(failureMessages[0]),
    }))
  })
}

/** Of a report of Vitest: how many tests passed, without those of some files. */
export function passedOf({ testResults = [] }, except) {
  const counted = testResults.filter(({ name }) => !except.includes(name))
  return counted.flatMap(({ assertionResults = [] }) => assertionResults).filter(({ status }) => status === 'passed').length
}

function shortened(message) {
  const lines = stripVTControlCharacters(message ?? '').split('\n')
  return lines.filter((line) => line.trim() !== '' && !/^\s+at .*node_modules/.test(line)).slice(0, most)
}
