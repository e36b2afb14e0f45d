import { remembered, store } from '../store.ts'

export const SIDE = { least: 240, start: 304, most: 420 }
export const ABOUT = { least: 280, start: 328, most: 480 }

/** Widths in px and what is folded away, the same in every workspace [ui.md §1.3]. */
export const panes = remembered('panes', { side: SIDE.start, about: ABOUT.start, sideShown: true, aboutShown: true })

/** Under 1280 px About is a drawer over the page, closed until it is asked for. */
export const aboutDrawer = store(false)

const WIDE = '(min-width: 80em)'

export function toggleSide(): void {
  panes.set((was) => ({ ...was, sideShown: !was.sideShown }))
}

export function toggleAbout(): void {
  if (matchMedia(WIDE).matches) panes.set((was) => ({ ...was, aboutShown: !was.aboutShown }))
  else aboutDrawer.set((was) => !was)
}
