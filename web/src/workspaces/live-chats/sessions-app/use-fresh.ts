import type { LiveEvent, SessionCard, SessionRow } from '@parley/contract'
import { useEffect, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { onEvent } from '../../../workspace.ts'
import { canMatch, canStandFirst } from './can-match.ts'
import type { Look } from './look.ts'

/** Pauses in ms: each is twice the one before while sessions go on changing. */
const SOON = 600
const MOST = 10_000

interface Shown {
  look: Look
  /** The first portion, and whether it is all that is found. */
  first: readonly SessionRow[] | undefined
  whole: boolean
  patch: (card: SessionCard) => unknown
  /** The ids of the first portion as it is now. */
  ask: () => Promise<readonly string[] | undefined>
}

/**
 * How many would stand in the first portion now that do not. It is asked when a session changes that may be one of them, ever more
 * seldom while they go on changing, and never while nobody sees it.
 */
export function useFresh({ look, first, whole, patch, ask }: Shown) {
  const [fresh, setFresh] = useState(0)
  const me = useHeld((held) => held.me.id)
  const key = JSON.stringify([look.filters, look.order])
  const ids = first?.map(({ id }) => id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` and `ids` stand for what is looked at.
  useEffect(() => {
    setFresh(0)
    if (ids === undefined || !first) return
    const shown = new Set(ids.split(' '))
    let timer: ReturnType<typeof setTimeout> | undefined
    let [pause, asked] = [SOON, 0]
    let [left, due] = [false, false]
    const count = async () => {
      timer = undefined
      if (document.hidden) {
        due = true
        return
      }
      asked = Date.now()
      const now = await ask()
      if (!left && now) setFresh(now.filter((id) => !shown.has(id)).length)
    }
    const later = () => {
      if (timer) return
      pause = Date.now() - asked > MOST ? SOON : Math.min(MOST, pause * 2)
      timer = setTimeout(() => void count(), pause)
    }
    const heard = (event: LiveEvent) => {
      if (event.name !== 'session.changed') return
      const { session } = event
      patch(session)
      if (!shown.has(session.id) && canMatch(session, look.filters, me) && canStandFirst(session, first, whole, look.order))
        later()
    }
    const seen = () => {
      if (document.hidden || !due) return
      due = false
      later()
    }
    const deaf = onEvent(heard)
    document.addEventListener('visibilitychange', seen)
    return () => {
      left = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
      deaf()
    }
  }, [key, ids, whole, patch, me])
  return { fresh, forget: () => setFresh(0) }
}
