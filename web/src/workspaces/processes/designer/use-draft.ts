import { editProcess, type Process, type ProcessProblem, publishProcess } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { processesKey } from '../../../instances/index.ts'
import { ask, isPassing, isRefused, sayOf, Unreachable } from '../../../live/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { processKey, readThe, versionsKey } from '../queries.ts'
import { type Designer, detailsOf } from './open-designer.ts'
import { t } from './words.ts'

/** ms after the last change, and between tries without a network. */
const PAUSE = 3000
const AGAIN = 5000

export type DraftState = 'saved' | 'changed' | 'saving' | 'failed' | 'offline' | 'conflict'

export type Draft = ReturnType<typeof useDraft>

/** Keeps the draft on the server: saved by itself, never over what somebody else has saved meanwhile [ui.md S22]. */
export function useDraft(designer: Designer, begin: Process) {
  const queries = useQueryClient()
  const base = useRef(begin)
  const [known, setKnown] = useState(begin)
  const [state, setState] = useState<DraftState>('saved')
  const [said, say] = useState<string>()
  const [theirs, setTheirs] = useState<Process>()
  const [problems, setProblems] = useState<readonly ProcessProblem[]>(begin.problems)
  const [publishing, setPublishing] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean>>(undefined)
  const savedAt = useRef(designer.changes.get())
  const sending = useRef(false)

  const take = (saved: Process) => {
    base.current = saved
    setKnown(saved)
    setProblems(saved.problems)
    queries.setQueryData(processKey(saved.id), saved)
  }
  const later = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), ms)
  }
  const attempt = async (): Promise<boolean> => {
    setState('saving')
    try {
      const diagram = await designer.xml()
      const { name, description, workspace, appId, variables } = designer.details.get()
      const at = designer.changes.get()
      const body = { name, description, workspace, appId, variables: [...variables], diagram, version: base.current.version }
      const saved = await ask(editProcess, { path: { processId: begin.id }, body })
      take(saved)
      savedAt.current = at
      say(undefined)
      void queries.invalidateQueries({ queryKey: processesKey })
      if (designer.changes.get() === at) setState('saved')
      else {
        setState('changed')
        later(PAUSE)
      }
      return true
    } catch (error) {
      if (isRefused(error, 'changed-meanwhile')) await meet()
      else if (isPassing(error)) {
        setState(error instanceof Unreachable ? 'offline' : 'failed')
        say(sayOf(error))
        later(AGAIN)
      } else {
        setState('failed')
        say(unfinished(error) ?? sayOf(error))
      }
      return false
    }
  }
  /** The variable that the server found something wrong with. */
  const unfinished = (error: unknown): string | undefined => {
    const { field, errors } = isRefused(error) ? error.problem : {}
    const at = /^\/variables\/(\d+)/.exec(errors?.[0]?.field ?? field ?? '')?.[1]
    const name = at === undefined ? undefined : designer.details.get().variables[Number(at)]?.field.name
    return name === undefined ? undefined : t('designer.variableUnfinished', { name })
  }
  const save = (): Promise<boolean> => {
    clearTimeout(timer.current)
    running.current ??= attempt().finally(() => {
      running.current = undefined
    })
    return running.current
  }
  const meet = async () => {
    clearTimeout(timer.current)
    setTheirs(await readThe(begin.id).catch(() => undefined))
    setState('conflict')
  }
  const changed = useEffectEvent(() => {
    if (designer.changes.get() === savedAt.current) return
    // What has not been decided is not saved over.
    if (state === 'conflict') return
    setState((was) => (was === 'saving' ? was : 'changed'))
    if (!running.current) later(PAUSE)
  })
  useEffect(() => designer.changes.on(() => changed()), [designer])
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    const back = () => void (designer.changes.get() !== savedAt.current && later(0))
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  })

  /** Somebody else's version in the place of what is here. */
  const takeTheirs = async () => {
    const now = await readThe(begin.id)
    await designer.load(now.diagram, detailsOf(now))
    savedAt.current = designer.changes.get()
    take(now)
    setTheirs(undefined)
    say(undefined)
    setState('saved')
    announce(t('designer.tookTheirs'))
  }
  return {
    known,
    state,
    said,
    theirs,
    problems,
    publishing,
    dirty: state !== 'saved',
    save,
    takeTheirs,
    /** What is here, over what somebody else has saved. */
    async keepMine() {
      const now = await readThe(begin.id)
      base.current = now
      setTheirs(undefined)
      setState('changed')
      await save()
    },
    /** What the server tells unasked: the version of somebody else comes at once where nothing is lost by it. */
    async heard(now: Process) {
      if (now.version <= base.current.version || running.current || sending.current) return
      // What is being typed counts as well.
      designer.flush()
      if (designer.changes.get() === savedAt.current) await takeTheirs()
      else if (state !== 'conflict') {
        setTheirs(now)
        clearTimeout(timer.current)
        setState('conflict')
      }
    },
    async publish(): Promise<'done' | 'problems' | 'not'> {
      setPublishing(true)
      sending.current = true
      try {
        designer.flush()
        await running.current
        if (designer.changes.get() !== savedAt.current && !(await save())) return 'not'
        const now = await ask(publishProcess, { path: { processId: begin.id }, body: { version: base.current.version } })
        take(now)
        void queries.invalidateQueries({ queryKey: processesKey })
        void queries.invalidateQueries({ queryKey: versionsKey(begin.id) })
        toast({ kind: 'done', text: t('designer.publishedAs', { number: now.published ?? 0 }) })
        return 'done'
      } catch (error) {
        if (isRefused(error, 'changed-meanwhile')) await meet()
        else if (isRefused(error, 'process-invalid')) {
          setProblems(error.problem.problems ?? base.current.problems)
          return 'problems'
        } else toast({ kind: 'error', text: sayOf(error) })
        return 'not'
      } finally {
        setPublishing(false)
        sending.current = false
      }
    },
  }
}
