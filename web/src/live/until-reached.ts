import { isPassing, isRefused } from './refused.ts'
import { worthATry } from './worth-a-try.ts'

/**
 * Asks again until the server answers, as long as it `goesOn`: after ever longer waits, and at once when the line or the network is
 * back.
 */
export async function untilReached<T>(
  run: () => Promise<T>,
  goesOn = (error: unknown) => !isRefused(error, 'not-signed-in'),
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      if (!isPassing(error) || !goesOn(error)) throw error
      await worthATry(tries)
    }
  }
}
