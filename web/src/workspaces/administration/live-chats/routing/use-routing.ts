import { type RoutingRules, readRoutingRules } from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ask, isRefused, sayOf } from '../../../../live/index.ts'
import { t } from '../../../../texts/index.ts'
import { announce } from '../../../../ui/announce.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { type Draft, type DraftRule, draftOf, isDirty, movedTo, rebased } from './draft.ts'
import { RuleRefused, saveRules } from './save-rules.ts'

const rulesKey = (liveChatId: string) => ['routing-rules', liveChatId]

export function useRules(liveChatId: string) {
  return useQuery({
    queryKey: rulesKey(liveChatId),
    queryFn: ({ signal }) => ask(readRoutingRules, { path: { liveChatId }, signal }),
    refetchOnMount: 'always',
  })
}

/** The rules of one live chat: what was read, what was made of it, and how it goes to the server. */
export interface Routing {
  liveChatId: string
  base: Draft
  draft: Draft
  readOnly: boolean
  dirty: boolean
  busy: boolean
  conflict: boolean
  /** What the server said of one rule when it was saved. */
  refused: { key: string; text: string } | undefined
  set: (change: Partial<Draft>) => void
  /** Puts a rule over the one of its key, or below the others. */
  put: (rule: DraftRule) => void
  remove: (rule: DraftRule) => void
  move: (rule: DraftRule, place: number, silent?: boolean) => void
  /** Whether all is saved. */
  save: () => Promise<boolean>
  discard: () => void
}

export function useRouting(liveChatId: string, read: RoutingRules, readOnly: boolean): Routing {
  const queries = useQueryClient()
  const [held, hold] = useState(() => ({ version: read.version, base: draftOf(read), draft: draftOf(read) }))
  const latest = useRef(held)
  const [busy, setBusy] = useState(false)
  const [conflict, setConflict] = useState(false)
  const [refused, setRefused] = useState<Routing['refused']>()
  const { base, draft } = held

  const keep = (next: typeof held) => {
    latest.current = next
    hold(next)
  }
  // What was read anew is taken where nothing of mine stands over it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is read is a reason.
  useEffect(() => {
    const was = latest.current
    if (read.version !== was.version && !isDirty(was.base, was.draft))
      keep({ version: read.version, base: draftOf(read), draft: draftOf(read) })
  }, [read])
  const set = (change: Partial<Draft>) => {
    const was = latest.current
    keep({ ...was, draft: { ...was.draft, ...change } })
  }
  const put = (rule: DraftRule) => {
    const { rules } = latest.current.draft
    setRefused((was) => (was?.key === rule.key ? undefined : was))
    set({
      rules: rules.some(({ key }) => key === rule.key)
        ? rules.map((one) => (one.key === rule.key ? rule : one))
        : [...rules, rule],
    })
  }
  const take = (now: RoutingRules) => {
    queries.setQueryData(rulesKey(liveChatId), now)
    keep({ version: now.version, base: draftOf(now), draft: draftOf(now) })
  }
  const meet = (now: RoutingRules) => {
    const { base, draft } = latest.current
    keep({ version: now.version, base: draftOf(now), draft: rebased(base, draft, draftOf(now)) })
    setConflict(true)
  }
  const again = () => ask(readRoutingRules, { path: { liveChatId } })
  const attempt = async () => {
    const { version, draft } = latest.current
    take(await saveRules({ liveChatId, version, draft }))
    setConflict(false)
  }
  const fail = async (error: unknown) => {
    if (isRefused(error, 'changed-meanwhile')) return meet(await again())
    const cause = error instanceof RuleRefused ? error.cause : error
    const text = sayOf(cause)
    if (error instanceof RuleRefused) {
      setRefused({ key: error.rule.key, text })
      announce(t('routing.saveFailed', { name: error.rule.name, text }))
    } else toast({ kind: 'error', text })
  }

  return {
    ...{ liveChatId, base, draft, readOnly, busy, conflict, refused, set, put },
    dirty: isDirty(base, draft),
    remove(rule) {
      const { rules } = latest.current.draft
      const at = rules.indexOf(rule)
      set({ rules: rules.filter((one) => one !== rule) })
      const back = () => set({ rules: movedTo([...latest.current.draft.rules, rule], rule.key, at) })
      toast({ text: t('routing.deleted', { name: rule.name }), undo: back })
    },
    move(rule, place, silent = false) {
      const { rules } = latest.current.draft
      if (rules.findIndex(({ key }) => key === rule.key) === place || place < 0 || place >= rules.length) return
      set({ rules: movedTo(rules, rule.key, place) })
      if (!silent) announce(t('routing.moved', { name: rule.name, place: place + 1, count: rules.length }))
    },
    async save() {
      if (busy) return false
      setBusy(true)
      setRefused(undefined)
      try {
        await attempt()
        toast({ kind: 'done', text: t('routing.saved') })
        return true
      } catch (error) {
        await fail(error).catch(() => toast({ kind: 'error', text: t('ui.unreachable') }))
        return false
      } finally {
        setBusy(false)
      }
    },
    discard() {
      keep({ ...latest.current, draft: latest.current.base })
      setConflict(false)
      setRefused(undefined)
    },
  }
}
