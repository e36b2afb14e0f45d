import { type Simulation, simulateRouting } from '@parley/contract'
import { useRef, useState } from 'react'
import { ask, isRefused, type Refused } from '../../../../live/index.ts'
import { refusalText, t } from '../../../../texts/index.ts'
import type { Form } from '../live-chat.ts'
import { contentOf } from './draft.ts'
import type { Routing } from './use-routing.ts'

const portion = 50

/** The rules as they stand on the screen, run over past sessions; the answer is of the draft that it was asked for [B-06]. */
export function useSimulation(form: Form, { liveChatId, draft }: Routing) {
  const [state, setState] = useState<{ asked: string; found: Simulation }>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const turn = useRef<AbortController>(undefined)
  const said = {
    base: form.draft.rule,
    maximum: draft.maximum,
    rules: draft.rules.map((rule) => ({ ...(rule.id && { id: rule.id }), ...contentOf(rule) })),
  }
  const now = JSON.stringify(said)

  const request = async (days: number, before?: Simulation) => {
    turn.current?.abort()
    turn.current = new AbortController()
    const { signal } = turn.current
    setBusy(true)
    setError(undefined)
    try {
      const cursor = before?.next
      const body = { ...said, days, limit: portion, ...(cursor && { cursor }) }
      const found = await ask(simulateRouting, { path: { liveChatId }, body, signal })
      const differences = [...(before?.differences ?? []), ...found.differences]
      setState({ asked: now, found: { ...found, differences } })
    } catch (failed) {
      if (signal.aborted) return
      setError(isRefused(failed) ? wordsOf(failed, said.rules) : t('ui.unreachable'))
    } finally {
      if (!signal.aborted) setBusy(false)
    }
  }
  return {
    ...{ found: state?.found, busy, error },
    stale: state !== undefined && state.asked !== now,
    run: (days: number) => void request(days),
    more: (days: number) => void request(days, state?.found),
  }
}

/** Which rule it was, where the server says so: `/rules/2/action/groupId`. */
function wordsOf({ problem }: Refused, rules: readonly { name: string }[]): string {
  const text = refusalText(problem.code)
  const name = rules[Number(/^\/rules\/(\d+)/.exec(problem.field ?? '')?.[1])]?.name
  return name === undefined ? text : t('routing.simRule', { name, text })
}
