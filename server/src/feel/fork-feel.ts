import { type ChildProcess, fork } from 'node:child_process'

/** A process that reckons and does nothing else; it says `begun` when it listens. What holds too much may end it, and no other. */
export function forkFeel(): ChildProcess {
  return fork(new URL('feel-process.ts', import.meta.url), {
    ...{ serialization: 'advanced', execArgv: [], env: {} },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}
