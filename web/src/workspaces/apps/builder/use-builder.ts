import { type App, type AppDefinition, editApp, type Field, type FieldType, type ItemRefs, readApp } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ask, isRefused, sayOf } from '../../../live/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { errorWords, withRefs } from '../fields/index.ts'
import { appKey, appsKey, itemsKey } from '../queries.ts'
import { t } from '../words.ts'
import { definitionOf, freshField, isSame, rebased } from './definition.ts'
import type { Foreseen } from './effects.ts'
import { added } from './layout.ts'

/** What keeps an app from being published, and where. */
export interface Fault {
  code: string | undefined
  text: string
  /** It is in the settings of the field's type. */
  settings?: boolean
  /** Which property of the field it is in. */
  part?: string | undefined
}

interface History {
  past: readonly AppDefinition[]
  now: AppDefinition
  future: readonly AppDefinition[]
  /** What was changed last; more of the same is one step back. */
  tag: string | undefined
}

const DEPTH = 100

export type Builder = ReturnType<typeof useBuilder>

/**
 * What is being built: the definition with its steps back and forth, what is chosen in it, and how it is published.
 * @param locked it is looked at alone: nothing changes.
 */
export function useBuilder(app: App, locked: boolean) {
  const queries = useQueryClient()
  const [base, setBase] = useState(app)
  const [{ past, now, future }, setHistory] = useState<History>(() => ({
    past: [],
    now: definitionOf(app),
    future: [],
    tag: undefined,
  }))
  const [selected, select] = useState<string>()
  const [tab, setTab] = useState(0)
  const [busy, setBusy] = useState(false)
  const [refs, setRefs] = useState(app.refs)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [foreseen, foresee] = useState<Foreseen>()
  const [conflict, setConflict] = useState<string | true>()
  const dirty = !isSame(now, definitionOf(base))
  const field = now.fields.find(({ code }) => code === selected)

  // Nothing was changed here, so there is nothing to be asked about what somebody else has published.
  useEffect(() => {
    if (dirty || busy || app.version <= base.version) return
    setBase(app)
    setHistory({ past: [], now: definitionOf(app), future: [], tag: undefined })
  }, [app, base.version, dirty, busy])

  /** @param tag changes of the same thing in a row, like the letters of a name, are one step. */
  const change = (next: (was: AppDefinition) => AppDefinition, tag?: string) => {
    if (locked) return
    setFaults([])
    setHistory((was) => {
      const made = next(was.now)
      if (isSame(made, was.now)) return was
      const goesOn = tag !== undefined && tag === was.tag
      return { past: goesOn ? was.past : [...was.past, was.now].slice(-DEPTH), now: made, future: [], tag }
    })
  }
  const undo = () =>
    setHistory((was) =>
      was.past.length
        ? { past: was.past.slice(0, -1), now: was.past.at(-1)!, future: [was.now, ...was.future], tag: undefined }
        : was,
    )
  const redo = () =>
    setHistory((was) =>
      was.future.length
        ? { past: [...was.past, was.now], now: was.future[0]!, future: was.future.slice(1), tag: undefined }
        : was,
    )
  const latest = useRef({ undo, redo, locked })
  latest.current = { undo, redo, locked }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || latest.current.locked) return
      // Where somebody writes, the browser's own steps back come first.
      if ((event.target as Element).closest?.('input:not([type="radio"], [type="checkbox"]), textarea, select')) return
      const back = event.code === 'KeyZ' && !event.shiftKey
      const forth = (event.code === 'KeyZ' && event.shiftKey) || event.code === 'KeyY'
      if (!back && !forth) return
      event.preventDefault()
      if (back) latest.current.undo()
      else latest.current.redo()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])

  const add = (type: FieldType, to?: (was: AppDefinition, code: string) => AppDefinition) => {
    const made: Field = freshField(type, now.fields)
    if (locked) return made.code
    change((was) => {
      const grown = { ...was, fields: [...was.fields, made] }
      return to ? to(grown, made.code) : { ...grown, form: added(grown.form, made.code, selected, tab) }
    })
    select(made.code)
    announce(t('apps.added', { name: made.name }))
    return made.code
  }

  const take = (saved: App) => {
    setBase(saved)
    setHistory((was) => ({ ...was, now: definitionOf(saved), tag: undefined }))
    setConflict(undefined)
    foresee(undefined)
    setFaults([])
    queries.setQueryData(appKey(saved.id), saved)
    void queries.invalidateQueries({ queryKey: appsKey })
    void queries.invalidateQueries({ queryKey: [...itemsKey(saved.id)] })
    announce(t('apps.published'))
    toast({ kind: 'done', text: t('apps.published') })
  }
  const meet = async () => {
    const theirs = await ask(readApp, { path: { appId: app.id } })
    setHistory((was) => ({ ...was, now: rebased(definitionOf(base), was.now, definitionOf(theirs)), tag: undefined }))
    setBase(theirs)
    foresee(undefined)
    setConflict(theirs.changedBy?.name ?? true)
  }
  const fail = async (error: unknown) => {
    if (isRefused(error, 'changed-meanwhile')) return meet()
    const problem = isRefused(error) ? error.problem : undefined
    // Values have come into a field that goes since it was asked what would be lost.
    if (problem?.code === 'confirmation-missing' && problem.losses)
      return foresee((was) => ({ rewrites: true, doubles: [], ...was, losses: problem.losses! }))
    foresee(undefined)
    if (problem?.code === 'definition-invalid') return setFaults((problem.errors ?? []).map((one) => faultOf(one, now)))
    const names = problem?.usedBy?.map(({ name }) => name).join(', ')
    setFaults([{ code: undefined, text: names ? t('apps.inUse', { names }) : sayOf(error) }])
  }
  const save = async (dry: boolean, confirmation?: string) => {
    setBusy(true)
    try {
      const body = { ...now, version: base.version, ...(confirmation !== undefined && { confirmation }) }
      const path = { appId: app.id }
      const { app: saved, ...seen } = await ask(editApp, { path, body, ...(dry && { query: { dryRun: '1' as const } }) })
      if (dry) foresee(seen)
      else take(saved)
    } catch (error) {
      await fail(error).catch((failed: unknown) => toast({ kind: 'error', text: sayOf(failed) }))
    } finally {
      setBusy(false)
    }
  }
  return {
    base,
    locked,
    now,
    dirty,
    busy,
    faults,
    foreseen,
    conflict,
    selected,
    field,
    select,
    /** Names for the ids in defaults, and the way to say more of them. */
    refs,
    learn: (more: Partial<ItemRefs>) => setRefs((was) => withRefs(was, more)),
    tab: Math.min(tab, now.form.tabs.length - 1),
    setTab,
    change,
    add,
    undo: past.length > 0 && !locked ? undo : undefined,
    redo: future.length > 0 && !locked ? redo : undefined,
    isSaved: (id: string) => base.fields.some((one) => one.id === id),
    /** Asks what would come of it, which opens the question. */
    async publish() {
      if (busy || !dirty || foreseen || locked) return
      const own = faultsIn(now)
      setFaults(own)
      if (own.length === 0) await save(true)
    },
    confirm: (name?: string) => void save(false, name),
    keep: () => foresee(undefined),
  }
}

/** What is seen without asking the server. */
function faultsIn(now: AppDefinition): Fault[] {
  const blank = now.fields.filter(({ name }) => !name.trim())
  return [
    ...(now.name.trim() ? [] : [{ code: undefined, text: t('apps.nameMissing') }]),
    ...(now.itemName.trim() ? [] : [{ code: undefined, text: t('apps.itemNameMissing') }]),
    ...(now.workspace.trim() ? [] : [{ code: undefined, text: t('apps.workspaceMissing') }]),
    ...blank.map(({ code }) => ({ code, text: t('apps.fieldNameMissing') })),
  ]
}

function faultOf(error: Parameters<typeof errorWords>[0] & { field: string }, now: AppDefinition): Fault {
  const at = /^\/fields\/(\d+)/.exec(error.field)?.[1]
  return {
    code: at === undefined ? undefined : now.fields[Number(at)]?.code,
    text: errorWords(error),
    settings: /^\/fields\/\d+\/settings/.test(error.field),
    part: /^\/fields\/\d+\/(\w+)/.exec(error.field)?.[1],
  }
}
