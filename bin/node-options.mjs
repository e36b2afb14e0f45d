import { join } from 'node:path'
import { root } from './prepare.mjs'

/**
 * How the server's Node runs. With less room for what is young, collecting it takes a fifth of the processor's time (measured under
 * full load: 4, 8, 16, 32 MB cost 122, 110, 90, 90 µs a message); more brings nothing. At rest the room is given back; see `rest`
 * in run-process.ts, which is what the collector is exposed for.
 */
export const nodeFlags = ['--max-semi-space-size=16', '--expose-gc']

/** What was compiled once is not compiled again: less memory, and ready sooner. */
export const compileCache = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/parley') }
