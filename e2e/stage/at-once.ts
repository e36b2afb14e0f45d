import type { Page, Route } from 'playwright-core'

/**
 * What each of these pages asks of this address is held until all of them have asked, and then let go: nobody is told the outcome
 * before they have begun.
 */
export async function atOnce(pages: readonly Page[], address: string, act: (page: Page) => Promise<unknown>): Promise<void> {
  const held: Route[] = []
  const hold = async (route: Route) => {
    held.push(route)
    if (held.length === pages.length) await Promise.all(held.map((one) => one.continue()))
  }
  await Promise.all(pages.map((page) => page.route(address, hold)))
  await Promise.all(pages.map(act))
  await Promise.all(pages.map((page) => page.unroute(address)))
}
