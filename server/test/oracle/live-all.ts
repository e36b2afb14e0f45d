import fc from 'fast-check'
import { expect } from 'vitest'
import { longForm } from '../long-form.ts'

/** How many lives; and what a failure says, to live that one again. */
export const { count: numRuns, timeout } = longForm('TEST_LIVES', 2_000, 1_500_000)
const seed = Number(process.env['TEST_SEED'] ?? 31)
const path = process.env['TEST_PATH']

export interface Lives<Given extends { orders: readonly unknown[] }, Place extends { broken: boolean }> {
  /** As the output calls them. */
  what: string
  life: fc.Arbitrary<Given>
  /** Where they are lived one after the other, each as if nothing had been before. */
  open(): Promise<Place>
  /** So many places side by side. */
  places: number
  /** @throws where the product does another thing than the model */
  live(place: Place, given: Given): Promise<void>
}

/** @throws what the first life that failed has thrown, with its seed and path */
export async function liveAll<Given extends { orders: readonly unknown[] }, Place extends { broken: boolean }>(
  all: Lives<Given, Place>,
): Promise<void> {
  const { what, life, open, live } = all
  const places = path === undefined ? all.places : 1
  let lives = 0
  let orders = 0
  let failed = false
  const one = async (n: number) => {
    let place: Place | undefined
    const property = fc.asyncProperty(life, async (given) => {
      // One that failed elsewhere is enough.
      if (failed && path === undefined) return
      place = place && !place.broken ? place : await open()
      await live(place, given).catch((error) => {
        failed = true
        throw error
      })
      lives++
      orders += given.orders.length
    })
    await fc.assert(property, {
      numRuns: Math.ceil(numRuns / all.places),
      seed: seed + n,
      interruptAfterTimeLimit: timeout,
      markInterruptAsFailure: true,
      // Replayed by its seed and path, it is made as short as it can be.
      ...(path === undefined ? { endOnFailure: true } : { path }),
    })
  }
  const ends = await Promise.allSettled(Array.from({ length: places }, (_, n) => one(n)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  expect(lives).toBeGreaterThan(0)
  console.info(`T-31: ${lives} ${what}, ${orders} orders`)
}
