import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const runProcess = resolve(import.meta.dirname, 'run-process.ts')

/** A process that has started, holds something, and then does this. */
async function runs(then: string) {
  const script = `
    import { runProcess } from ${JSON.stringify(runProcess)}
    await runProcess(async (stack) => {
      stack.defer(async () => {
        await new Promise((later) => setTimeout(later, 50))
        console.log('let go')
      })
      return { logger: undefined, lines: ['ready'], withParent: false }
    })
    setInterval(() => {}, 1000)
    ${then}`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (said.out += chunk))
  child.stderr.on('data', (chunk) => (said.err += chunk))
  const [code] = (await once(child, 'close')) as [number]
  return { code, ...said }
}

test.each([
  ['thrown where nobody catches', "setTimeout(() => { throw new Error('the roof is on fire') })"],
  ['of a promise that nobody waits for', "void Promise.reject(new Error('the roof is on fire'))"],
])('an error %s is said, what is under way ends, and the process with it', async (_, then) => {
  const { code, out, err } = await runs(then)
  expect([code, out]).toEqual([1, 'ready\nlet go\n'])
  expect(err).toContain('Error: the roof is on fire')
})

test('asked to end, it ends in order and says nothing', async () => {
  const { code, out, err } = await runs("process.kill(process.pid, 'SIGTERM')")
  expect([code, out, err]).toEqual([0, 'ready\nlet go\n', ''])
})
