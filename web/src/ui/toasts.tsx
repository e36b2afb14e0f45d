import { useEffect } from 'react'
import { late, whenIdle } from './late.ts'

export interface Toast {
  text: string
  kind?: 'info' | 'done' | 'error'
  action?: { label: string; run: () => void }
  /** Takes it back: a button says so, and Ctrl/⌘ Z as long as it stands [ui.md §2.2]. */
  undo?: () => void
}

const toaster = late(() => import('./toaster.tsx'))

/** One line for 6 s, 8 s with an action; errors stay until dismissed. Never the only place of an error [ui.md §2.5]. */
export function toast(what: Toast): void {
  void toaster.load().then(({ show }) => show(what))
}

export function Toasts() {
  const came = toaster.use()
  useEffect(() => whenIdle(() => void toaster.load().catch(() => undefined)), [])
  return came ? <came.Toaster /> : null
}
