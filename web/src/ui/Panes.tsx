import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import { useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { focusPart } from './landmarks.ts'
import css from './panes.module.css'
import { ABOUT, aboutDrawer, panes, SIDE } from './panes.ts'
import { Resizer } from './Resizer.tsx'

interface Shown {
  /** Name of the side menu, for those who hear the page. */
  sideLabel: string
  side: ReactNode
  /** Under 1024 px there is room for one of the two: the menu, until something is chosen. */
  chosen: boolean
  children: ReactNode
  aboutLabel?: string
  about?: ReactNode
}

/** The side menu, the main part and what is told about it, each failing for itself [ui.md §1.3, S32]. */
export function Panes({ sideLabel, side, chosen, children, aboutLabel, about }: Shown) {
  const { side: sideWidth, about: aboutWidth, sideShown, aboutShown } = useStore(panes)
  const drawer = useStore(aboutDrawer)
  const widths = { '--side': `${sideWidth / 16}rem`, '--about': `${aboutWidth / 16}rem` } as CSSProperties
  return (
    <div
      className={css.panes}
      style={widths}
      data-chosen={chosen}
      data-side={sideShown}
      data-about={aboutShown}
      data-drawer={drawer}
    >
      <nav className={css.side} aria-label={sideLabel}>
        <ErrorBoundary>{side}</ErrorBoundary>
      </nav>
      <Resizer at="side" label={t('ui.resizeSide')} bounds={SIDE} />
      <main className={css.main} id="main">
        <ErrorBoundary>{children}</ErrorBoundary>
      </main>
      {about && (
        <>
          <Resizer at="about" label={t('ui.resizeAbout')} bounds={ABOUT} />
          <About label={aboutLabel ?? t('ui.about')} open={drawer}>
            {about}
          </About>
        </>
      )}
    </div>
  )
}

function About({ label, open, children }: { label: string; open: boolean; children: ReactNode }) {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!open) return
    const before = document.activeElement
    if (pane.current) focusPart(pane.current)
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && aboutDrawer.set(false)
    addEventListener('keydown', leave)
    return () => {
      removeEventListener('keydown', leave)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open])
  useEffect(() => () => aboutDrawer.set(false), [])
  return (
    <>
      <button
        type="button"
        className={css.shade}
        tabIndex={-1}
        aria-label={t('ui.close')}
        onClick={() => aboutDrawer.set(false)}
      />
      <aside className={css.about} aria-label={label} ref={pane}>
        <ErrorBoundary>{children}</ErrorBoundary>
      </aside>
    </>
  )
}
