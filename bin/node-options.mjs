import { join } from 'node:path'
import { root } from './prepare.mjs'

/**
 * How the server's Node runs. What is young is collected in small steps: 16 MB and more of it would stand in memory otherwise,
 * full or not (measured: 154 MB at rest instead of 196).
 */
export const nodeFlags = ['--max-semi-space-size=4']

/** What was compiled once is not compiled again: less memory, and ready sooner. */
export const compileCache = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/parley') }
