import { prepare } from './prepare.mjs'
import { become } from './run.mjs'

become(prepare(), ['bench/main.ts', ...process.argv.slice(2)])
