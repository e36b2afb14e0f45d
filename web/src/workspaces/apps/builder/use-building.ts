import { buildingEvery, holdBuilding, leaveBuilding, type Named } from '@parley/contract'
import { useEffect, useRef, useState } from 'react'
import { ask } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { onEvent, onSnapshot, workspace } from '../../../workspace.ts'

/** Who else builds the app, and whether they have taken it over from here. */
export interface Elsewhere {
  by: Named
  taken: boolean
}

/**
 * Says that I build this app as long as the page stands; while somebody else does, asks whether they still do. Without a network
 * nobody is kept from going on: publishing goes by versions [ui.md S21].
 */
export function useBuilding(appId: string): { elsewhere: Elsewhere | undefined; takeOver: () => Promise<void> } {
  const [builder, setBuilder] = useState<Named>()
  const had = useRef(false)
  const me = useStore(workspace)?.me.id
  const heard = useRef((_: Named) => {})
  heard.current = (now) => {
    if (now.id === me) had.current = true
    setBuilder((was) => (was?.id === now.id ? was : now))
  }
  const say = async (takeOver = false) => {
    const body = takeOver ? { takeOver } : {}
    heard.current((await ask(holdBuilding, { path: { appId }, body })).builder)
  }
  const again = useRef(say)
  again.current = say
  useEffect(() => {
    const still = () => void again.current().catch(() => undefined)
    still()
    const timer = setInterval(still, buildingEvery)
    const deaf = onEvent((event) => {
      if (event.name !== 'app.building' || event.appId !== appId) return
      if (event.builder) heard.current(event.builder)
      else still()
    })
    const deafToo = onSnapshot(still)
    return () => {
      clearInterval(timer)
      deaf()
      deafToo()
      void ask(leaveBuilding, { path: { appId } }).catch(() => undefined)
    }
  }, [appId])
  const elsewhere = builder && builder.id !== me ? { by: builder, taken: had.current } : undefined
  return { elsewhere, takeOver: () => say(true) }
}
