import { spawn } from 'node:child_process'
import { root } from './prepare.mjs'

/** Becomes this program where Node can do so, and else stands in front of it: signals go in, its end comes out. */
export function become(node, args) {
  if (process.execve && process.platform !== 'win32') {
    process.removeAllListeners('warning')
    process.on('warning', () => {})
    process.chdir(root)
    process.execve(node, [node, ...args], process.env)
  }
  const child = spawn(node, args, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`${node} cannot be run: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(signal ? 128 + 15 : code))
}
