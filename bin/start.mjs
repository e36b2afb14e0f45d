import { prepare } from './prepare.mjs'
import { become } from './run.mjs'

const node = prepare()
// Whoever kills `npm start` means the server: without the process that it was started by, it ends too.
const parent = process.env.npm_lifecycle_event === 'start' || !process.execve ? ['--with-parent'] : []
become(node, ['server/src/main.ts', ...process.argv.slice(2), ...parent])
