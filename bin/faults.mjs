import { prepare } from './prepare.mjs'
import { suites } from './suites.mjs'

// The long form of the fault tests of `npm test`, some hours; `npm run faults -- pattern` only those whose path contains it. What is
// set in the environment already counts instead.
const long = {
  TEST_KILLS: '200',
  TEST_OUTAGES: '50',
  TEST_SCHEDULES: '1000',
  TEST_ROUNDS: '1000',
  TEST_FIRST_MESSAGES: '200',
  TEST_LIVES: '100000',
  TEST_MODEL_RUNS: '3000',
  TEST_FUZZ_CASES: '200000',
}
const folders = ['server/test/faults', 'server/test/oracle']
const patterns = process.argv.slice(2)
const { test, close } = suites(prepare())
test('faults, the long form', [], patterns.length > 0 ? patterns : folders, { ...long, ...process.env })
process.exit(close())
