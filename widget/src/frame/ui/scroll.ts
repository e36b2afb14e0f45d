import { set, state } from '../state.ts'

let log: HTMLElement | null = null
/** How far below the end was, before what is earlier came in above. */
let below: number | undefined

/** After every change: the end stays where it is for who reads there, and so does what is read further up. */
export function keepPlace(): void {
  if (log && (state.atEnd || below !== undefined)) log.scrollTop = log.scrollHeight - (below ?? 0)
  below = undefined
}

export function holdPlace(): void {
  if (log) below = log.scrollHeight - log.scrollTop
}

// What is drawn late (images) and what takes room (keyboards) does not push the end away.
const watch = new ResizeObserver(() => {
  if (state.atEnd && log) log.scrollTop = log.scrollHeight
})

export function scrolls(box: HTMLElement | null): void {
  if (box === log) return
  watch.disconnect()
  log = box
  if (!log) return
  watch.observe(log)
  watch.observe(log.firstElementChild!)
}

export function onScroll({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: { currentTarget: HTMLElement }): void {
  const atEnd = scrollHeight - scrollTop - clientHeight < 80
  if (atEnd !== state.atEnd) set({ atEnd })
}
