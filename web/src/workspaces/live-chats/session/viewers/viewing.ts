import { type Moment, type Viewed, type Viewing, viewingEvery, viewingFor } from '@parley/contract'
import { useEffect, useState } from 'react'
import { connection } from '../../../../live/index.ts'
import { onMoment, tell, workspace } from '../../../../workspace.ts'

export type Viewer = Viewed['person']

/** Answers to newcomers are not said more often than the server passes them on (ms). */
const PAUSE = 2_100
/** Spread over a moment, so that many who answer one newcomer do not do so at once (ms). */
const SPREAD = 400

/** Who else has this session open, while I have it open and say so [COL-01]. */
export function useViewers(sessionId: string): readonly Viewer[] {
  const [others, setOthers] = useState<ReadonlyMap<string, { person: Viewer; until: number }>>(new Map())
  useEffect(() => {
    let answering: ReturnType<typeof setTimeout> | undefined
    let said = 0
    const say = (as: Viewing['viewing']['as']) => {
      if (as === 'stays') said = Date.now()
      tell({ viewing: { sessionId, as } } satisfies Viewing)
    }
    const answer = () => {
      clearTimeout(answering)
      answering = setTimeout(() => say('stays'), Math.max(0, said + PAUSE - Date.now()) + Math.random() * SPREAD)
    }
    const hear = (moment: Moment) => {
      if (moment.name !== 'viewing' || moment.sessionId !== sessionId) return
      const { person, as } = moment
      if (person.id === workspace.get()?.me.id) {
        // Another tab of mine was closed; this one is still open.
        if (as === 'left') answer()
        return
      }
      if (as === 'came') answer()
      setOthers((was) => {
        const now = new Map(was)
        now.delete(person.id)
        if (as !== 'left') now.set(person.id, { person, until: Date.now() + viewingFor })
        return now
      })
    }
    const goOn = () => {
      say('stays')
      setOthers((was) => new Map([...was].filter(([, { until }]) => until > Date.now())))
    }
    const leave = () => say('left')
    let socket = connection.get().socket
    const connected = connection.on(() => {
      const now = connection.get().socket
      if (now === 'open' && socket !== 'open') say('came')
      socket = now
    })
    const deaf = onMoment(hear)
    const timer = setInterval(goOn, viewingEvery)
    addEventListener('pagehide', leave)
    say('came')
    return () => {
      clearTimeout(answering)
      clearInterval(timer)
      connected()
      deaf()
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [sessionId])
  return [...others.values()].map(({ person }) => person)
}
