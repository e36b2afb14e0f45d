import { parentPort, workerData } from 'node:worker_threads'
import type { Begun, WaitedFor } from './asked.ts'
import { forkFeel } from './fork-feel.ts'

// Whoever asks stands still until there is an answer, so this thread does what takes turns: it hears the process that reckons.
const { count, port } = workerData as Begun
const child = forkFeel()
let asked = 0

child.once('message', () => {
  child.on('message', (answer) => {
    asked--
    port.postMessage(answer)
    one()
  })
  one()
  parentPort!.postMessage('begun')
})
child.once('exit', () => {
  if (asked > 0) {
    port.postMessage({ thrown: 'It holds too much' })
    one()
  }
  process.exit()
})
port.on('message', (question: WaitedFor) => {
  asked++
  child.send(question)
})

function one(): void {
  Atomics.add(count, 0, 1)
  Atomics.notify(count, 0)
}
