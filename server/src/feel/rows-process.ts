import { beginThread } from './begin-thread.ts'

// What holds too much may end more than its thread: here that is a process of which nothing else is asked. And the thread may be in a
// loop without an end when whoever asked is gone.
const { port, worker } = beginThread(() => process.exit(1))
worker.once('message', () => process.send!('begun'))
port.on('message', (answer) => process.send!(answer))
process.on('message', (asked) => port.postMessage(asked))
process.on('disconnect', () => process.exit())
