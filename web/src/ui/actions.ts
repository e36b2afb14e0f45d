import type { Icon } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { store } from '../store.ts'
import { toast } from './toasts.tsx'

/** One thing that can be done here: it stands in the palette, and with `keys` in the shortcut sheet too [ui.md §2.2]. */
export interface Action {
  id: string
  label: string
  /** Heading that it stands under. */
  group: string
  /** `J`, `Shift+E`, `Alt+J`, `Mod+K` (Ctrl or ⌘), `G L` (one after the other). Several that do the same: a list. */
  keys?: string | readonly string[]
  icon?: Icon
  /** More words to find it by. */
  keywords?: string
  /** Not offered in the palette: moving by keys, for instance. */
  keysOnly?: boolean
  /** Why it cannot be done now: it stands there all the same, and says this when it is asked for. */
  why?: string
  /** Its keys work where the focus is in here, or nowhere; a CSS selector. */
  within?: string
  /** Its keys are left to a field that something is written in. */
  unlessWritten?: boolean
  run(): void
}

/** What is offered now, later ones first where keys collide: what is nearer to the person wins. */
export const actions = store<readonly Action[]>([])

/** Offers actions as long as the component stands. Only `id`, `label`, `group`, `keys` and `why` are compared. */
export function useActions(offered: readonly Action[]): void {
  const latest = useRef(offered)
  latest.current = offered
  const shape = JSON.stringify(offered.map(({ id, label, group, keys, why }) => [id, label, group, keys, why]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for all that is compared.
  useEffect(() => {
    const mine = latest.current.map(
      (action): Action => ({ ...action, run: () => latest.current.find(({ id }) => id === action.id)?.run() }),
    )
    actions.set((was) => [...mine, ...was])
    return () => actions.set((was) => was.filter((action) => !mine.includes(action)))
  }, [shape])
}

/** Does it, or says why it cannot be done now. */
export function perform({ why, run }: Action): void {
  if (why) toast({ text: why })
  else run()
}

/** Finds things to jump to for what was typed in the palette: sessions, people, items. */
export type Finder = (query: string, signal: AbortSignal) => Promise<readonly Action[]>

export const finders = store<readonly Finder[]>([])

/** Lets the palette find more as long as the component stands. The finder has to be the same from drawing to drawing. */
export function useFinder(finder: Finder): void {
  useEffect(() => {
    finders.set((was) => [...was, finder])
    return () => finders.set((was) => was.filter((one) => one !== finder))
  }, [finder])
}
