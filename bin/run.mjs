import { spawn } from 'node:child_process'
import { root } from './prepare.mjs'

/**
 * Becomes this program where Node can do so, and else stands in front of it: signals go in, its end comes out. It can end with the
 * process that started this one, too.
 */
export function become(node, args, { withParent = false } = {}) {
  if (process.execve && process.platform !== 'win32') {
    process.removeAllListeners('warning')
    process.on('warning', () => {})
    process.chdir(root)
    process.execve(node, [node, ...args], process.env)
  }
  const child = spawn(node, args, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']) process.on(signal, () => child.kill(signal))
  const parent = process.ppid
  if (withParent) setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500)
  child.on('error', (error) => {
    console.error(`${node} cannot be run: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(signal ? 128 + 15 : code))
}
