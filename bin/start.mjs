import { compileCache, nodeFlags } from './node-options.mjs'
import { prepare } from './prepare.mjs'
import { become } from './run.mjs'

const node = prepare()
// Whoever kills `npm start` means the server. Started without npm it goes on when a terminal closes, as nohup wants it.
const withParent = process.env.npm_lifecycle_event === 'start'
const parent = withParent || !process.execve ? ['--with-parent'] : []
Object.assign(process.env, compileCache)
become(node, [...nodeFlags, 'server/src/main.ts', ...process.argv.slice(2), ...parent], { withParent })
