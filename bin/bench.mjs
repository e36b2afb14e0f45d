import { prepare } from './prepare.mjs'
import { become } from './run.mjs'

become(prepare(), ['bench/bench.ts', ...process.argv.slice(2)])
