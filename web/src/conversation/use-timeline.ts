import { useCallback, useEffect, useRef, useState } from 'react'
import { connection, Unreachable } from '../live/index.ts'
import { useStore } from '../store.ts'
import { type Source, timelineOf } from './source.ts'
import { type Timeline, withEarlier, withNewest } from './timeline.ts'

export interface Read {
  timeline: Timeline
  error: unknown
  /** Tries again what failed. */
  again: () => void
  /** Puts the portion before it in front, when there is one and none is under way. */
  earlier: () => void
}

/** A conversation from what is held at once, with its newest portion read anew when it is opened and after every cut. */
export function useTimeline(source: Source): Read {
  const held = timelineOf(source.key)
  const timeline = useStore(held)
  const { socket } = useStore(connection)
  const [error, setError] = useState<unknown>()
  const [turn, setTurn] = useState(0)
  const busy = useRef(false)
  const latest = useRef(source)
  latest.current = source

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` and `socket` are the reasons to read again.
  useEffect(() => {
    if (socket === 'lost') {
      // What was kept of it comes at once [B-04].
      const timer = setTimeout(() => setError(new Unreachable('The server cannot be reached')), 500)
      return () => clearTimeout(timer)
    }
    let left = false
    latest.current.read(null).then(
      (portion) => {
        if (left) return
        setError(undefined)
        timelineOf(source.key).set((was) => withNewest(was, portion))
      },
      (failed) => !left && setError(failed),
    )
    return () => {
      left = true
    }
  }, [source.key, turn, socket === 'lost'])

  const earlier = useCallback(() => {
    const from = timelineOf(source.key).get()
    if (busy.current || !from.read || !from.next) return
    busy.current = true
    latest.current
      .read(from.next)
      .then((portion) => timelineOf(source.key).set((was) => withEarlier(was, portion)))
      .catch(setError)
      .finally(() => {
        busy.current = false
      })
  }, [source.key])

  return { timeline, error, earlier, again: () => setTurn((was) => was + 1) }
}
