import { backoff } from './backoff.ts'
import { isRefused } from './refused.ts'

/** Asks again until the server answers: after ever longer waits, and at once when the browser says that it has a network. */
export async function untilReached<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      if (!isPassing(error)) throw error
      await pause(backoff(tries))
    }
  }
}

function isPassing(error: unknown): boolean {
  return !isRefused(error) || ['unavailable', 'internal', 'too-many-requests'].includes(error.problem.code)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      removeEventListener('online', go)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(go, ms)
    addEventListener('online', go)
  })
}
