import { countersOf } from '@parley/contract'
import { useEffect } from 'react'
import { useHeld } from '../../held.ts'
import { badge } from '../../live/index.ts'
import { unreadThreads } from './threads.ts'

/** The number in the tab's title, on the icon and on the installed program [ui.md C11]. */
export function Everywhere() {
  const count = useHeld((held) => countersOf(held).badge + unreadThreads(held.threads))
  useEffect(() => badge(count), [count])
  return null
}
