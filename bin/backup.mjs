import { resolve } from 'node:path'
import { prepare } from './prepare.mjs'
import { become } from './run.mjs'

// The file is meant from where the command was given, which npm leaves.
const files = process.argv.slice(2).map((file) => resolve(process.env.INIT_CWD ?? '.', file))
become(prepare({ build: false }), ['server/src/back-up.ts', ...files])
