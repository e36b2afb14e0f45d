import type { Page } from 'playwright-core'

/** Milliseconds from an event to the frame that shows what came of it. */
export interface Took {
  /** Until the frame was painted, waiting for the screen's turn included. */
  wall: number
  /** What the page itself took: until the event was dealt with, and for each frame from its beginning until it was painted. */
  work: number
}

declare global {
  interface Window {
    stopwatch?: (type: string, shown: string | null) => void
    stopped?: Promise<Took>
  }
}

/** Into every page, before its own scripts. */
export function installStopwatch(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const soon = (run: () => void) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = run
      port2.postMessage(undefined)
    }
    window.stopwatch = (type, shown) => {
      window.stopped = new Promise((done) => {
        const began = (event: Event) => {
          let handled = 0
          let framed = 0
          let painting = 0
          soon(() => {
            handled = performance.now()
          })
          const frame = () =>
            requestAnimationFrame(() => {
              const from = performance.now()
              framed ||= from
              soon(() => {
                const now = performance.now()
                painting += now - from
                if (shown && !document.querySelector(shown)) return frame()
                done({ wall: now - event.timeStamp, work: Math.min(handled || framed, framed) - event.timeStamp + painting })
              })
            })
          frame()
        }
        addEventListener(type, began, { capture: true, once: true })
      })
    }
  })
}

/** Does it, and takes the time from the event of this type until what the selector names is shown; without one, until the next frame. */
export async function timed(page: Page, type: string, shown: string | null, act: () => Promise<unknown>): Promise<Took> {
  await page.evaluate(([type, shown]) => window.stopwatch!(type!, shown ?? null), [type, shown])
  await act()
  return page.evaluate(() => window.stopped!)
}
