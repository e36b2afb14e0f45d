import { isPassing, isRefused } from './refused.ts'
import { worthATry } from './worth-a-try.ts'

/** Asks again until the server answers: after ever longer waits, and at once when the line or the network is back. */
export async function untilReached<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      if (!isPassing(error) || isRefused(error, 'not-signed-in')) throw error
      await worthATry(tries)
    }
  }
}
