import type { CDPSession, Page } from 'playwright-core'

/** What a trace tells of the time in which something was done. */
export interface Traced {
  /** The longest task of the page's main thread, ms of the thread itself; and by the clock, other programs included. */
  longest: number
  longestByClock: number
  /** Of the frames that were due and moved something: the part (%) that was not shown in time. */
  dropped: number
  frames: number
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: {
    name?: string
    data?: {
      frameTreeNodeId?: number
      isOutermostMainFrame?: boolean
      processId?: number
      frames?: { processId?: number; url: string }[]
    }
    chrome_frame_reporter?: { state?: string; affects_smoothness?: boolean }
    frame_reporter?: { state?: string; affects_smoothness?: boolean }
  }
}

const categories = ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline', 'cc,benchmark', '__metadata']

/** Chromium's own record of the page while this is done. */
export async function trace(page: Page, act: (session: CDPSession) => Promise<unknown>): Promise<Traced> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories.flatMap((some) => some.split(',')), recordMode: 'recordAsMuchAsPossible' },
  })
  await act(session)
  const complete = new Promise((ended) => session.once('Tracing.tracingComplete', ended))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return told(events, page.url())
}

function told(events: TraceEvent[], url: string): Traced {
  const main = mainThread(events, url)
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && /RunTask$/.test(name) && pid === main.pid && tid === main.tid,
  )
  const most = (values: (number | undefined)[]) => values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0) / 1000
  const reports = events.flatMap(({ name, pid, args }) => {
    const report = args?.chrome_frame_reporter ?? args?.frame_reporter
    return name === 'PipelineReporter' && pid === main.pid && report?.state ? [report] : []
  })
  const dropped = reports.filter(({ state, affects_smoothness }) => state === 'STATE_DROPPED' && affects_smoothness).length
  const shown = reports.filter(({ state }) => /^STATE_PRESENTED/.test(state!)).length
  return {
    longest: most(tasks.map(({ tdur, dur }) => tdur ?? dur)),
    longestByClock: most(tasks.map(({ dur }) => dur)),
    dropped: (100 * dropped) / Math.max(1, dropped + shown),
    frames: dropped + shown,
  }
}

/** The page's own: other pages and workers have threads of their own. */
function mainThread(events: TraceEvent[], url: string): { pid: number; tid: number } {
  const started = events.findLast(({ name }) => name === 'TracingStartedInBrowser')
  const pid = started?.args?.data?.frames?.find((frame) => frame.url === url)?.processId
  const found = events.find(
    (event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain' && (pid === undefined || event.pid === pid),
  )
  if (!found) throw new Error('The trace knows no main thread of this page')
  return found
}
