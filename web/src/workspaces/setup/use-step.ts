import type { Problem } from '@parley/contract'
import { useState } from 'react'
import { isRefused, Unreachable } from '../../live/index.ts'
import { refusalText, t } from '../../texts/index.ts'
import { useWait } from '../sign-in/index.ts'

/** What the form says of a failed attempt: under its field, or above all of them. */
export function useStep(fields: Partial<Record<string, string>> = {}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ field?: string; text: string }>()
  const { waiting, note } = useWait()
  const run = async (attempt: () => Promise<void>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await attempt()
    } catch (failed) {
      if (note(failed)) return
      if (isRefused(failed)) setProblem(told(failed.problem, fields))
      else if (failed instanceof Unreachable) setProblem({ text: t('ui.unreachable') })
      else throw failed
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    run,
    blocked: waiting !== undefined,
    /** Above the fields. */
    error: waiting ?? (problem && !problem.field ? problem.text : undefined),
    quiet: waiting !== undefined,
    /** Under one of them. */
    of: (field: string) => (problem?.field === field ? problem.text : undefined),
    /** What was said is about what was typed before. */
    forget: () => setProblem(undefined),
    say: (field: string, text: string) => setProblem({ field, text }),
  }
}

function told({ code, field }: Problem, fields: Partial<Record<string, string>>) {
  const name = fields[code] ?? field?.slice(1)
  return { text: refusalText(code), ...(name && { field: name }) }
}
