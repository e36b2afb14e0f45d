import type { Browser } from 'playwright-core'
import type { Cast, Visitor } from '../cast.ts'
import { median } from '../figures.ts'
import { visitorsPlan } from '../plans.ts'
import type { Program } from '../programs.ts'
import { runLoad } from '../run-load.ts'
import { composer, list, log, rowOf, scrollAll, scrolled, showMine, showQueue, signIn } from './screens.ts'
import { installStopwatch, type Took, timed } from './stopwatch.ts'
import type { Traced } from './trace.ts'

export interface Desk {
  browser: Browser
  product: Program
  database: number
  cast: Cast
  /** A session of 10,000 messages, and two of some hundred. */
  long: Customer
  short: [Customer, Customer]
}

interface Customer {
  visitor: Visitor
  name: string
}

export interface Round {
  usable: number
  list: Traced
  conversation: Traced
  opened: number
  sent: Took
  typed: Took
}

const QUEUED = 5000
const MESSAGES = 10_000
const ROW = 56
/** The least that a message takes, px. */
const BUBBLE = 36
const OPENED = 20
const SENT = 20
const TYPED = 150

/** An operator's morning in one browser: in, through the lists and a long conversation, to and fro, and writing while others write. */
export async function runDesk(desk: Desk, name: string): Promise<Round> {
  const context = await desk.browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    await installStopwatch(page)
    const usable = await signIn(page, desk.product.url)

    await showQueue(page)
    await scrollAll(list(page), 'end', QUEUED * ROW)
    const rows = await scrolled(page, list(page), [12_000, -12_000])
    await showMine(page)

    await (await rowOf(page, desk.long.visitor.sessionId)).click()
    await composer(page).waitFor()
    const coming = await scrolled(page, log(page), [15_000])
    await scrollAll(log(page), 'start', MESSAGES * BUBBLE)
    const whole = await scrolled(page, log(page), [-12_000, 12_000])

    const opened: number[] = []
    for (let time = -2; time < OPENED; time++) {
      const { name, visitor } = desk.short[time & 1]!
      const shown = `[role="log"][aria-label$="${name}"] [data-message]`
      const row = await rowOf(page, visitor.sessionId)
      await row.scrollIntoViewIfNeeded()
      await page.waitForTimeout(100)
      const { wall } = await timed(page, 'click', shown, () => row.click())
      if (time >= 0) opened.push(wall)
      await page.waitForTimeout(150)
    }

    await composer(page).waitFor()
    const sent: Took[] = []
    for (let time = 0; time < SENT; time++) {
      const text = `Answer ${name} ${time}`
      await composer(page).fill(text)
      await page.waitForTimeout(100)
      sent.push(await timed(page, 'keydown', `[data-message][aria-label*="${text},"]`, () => page.keyboard.press('Enter')))
    }

    const plan = { ...(await visitorsPlan(desk.product, desk.cast, { at: 25, seconds: 12 })), perSecond: 50 }
    const load = runLoad(plan, { server: desk.product.pid, database: desk.database })
    await page.waitForTimeout(1500)
    const typed: Took[] = []
    for (let time = 0; time < TYPED; time++) {
      typed.push(await timed(page, 'keydown', null, () => page.keyboard.press(time % 6 ? 'a' : 'Space')))
      await page.waitForTimeout(15 + (time % 7) * 6)
    }
    const { rate, refused } = await load
    if (rate < 45 || refused) throw new Error(`Of 50 messages a second ${rate} arrived, ${refused} were refused`)
    return {
      usable,
      list: rows,
      conversation: worse(coming, whole),
      opened: median(opened),
      sent: at(sent, 0.5),
      typed: at(typed, 0.95),
    }
  } finally {
    await context.close()
  }
}

function at(times: Took[], share: number): Took {
  const place = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!
  return { wall: place(times.map(({ wall }) => wall)), work: place(times.map(({ work }) => work)) }
}

function worse(a: Traced, b: Traced): Traced {
  return {
    longest: Math.max(a.longest, b.longest),
    longestByClock: Math.max(a.longestByClock, b.longestByClock),
    dropped: Math.max(a.dropped, b.dropped),
    frames: a.frames + b.frames,
  }
}
