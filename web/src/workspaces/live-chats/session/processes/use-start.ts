import { type ProcessRow, type SessionCard, startFromSession } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { notStarted, t, useAttempts } from '../../../../instances/index.ts'
import { ask, isRefused } from '../../../../live/index.ts'
import { toast } from '../../../../ui/toasts.tsx'
import { instancesKey } from './use-instances.ts'

/**
 * Starts what was chosen, at once and once [BPR-02, BPR-05]. What goes wrong is told, and nothing is half-started.
 */
export function useStart({ id: sessionId }: SessionCard, done: () => void, gone: () => void) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { idFor, answered, isMine } = useAttempts()
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const start = async ({ id: processId, name }: ProcessRow) => {
    if (busy) return
    const instanceId = idFor(processId)
    setBusy(processId)
    setProblem(undefined)
    try {
      const instance = await ask(startFromSession, { path: { sessionId, instanceId }, body: { processId } })
      const to = `/processes/instances/${instance.id}`
      void queries.invalidateQueries({ queryKey: instancesKey(sessionId) })
      toast({
        kind: 'done',
        text: t('starting.started', { name: instance.processName, number: instance.number }),
        ...(instance.opens && { action: { label: t('ui.open'), run: () => void navigate({ to }) } }),
      })
      done()
    } catch (error) {
      if (isRefused(error)) answered(processId)
      if (isRefused(error, 'process-gone') || isRefused(error, 'not-found')) gone()
      setProblem(notStarted(error, name))
    } finally {
      setBusy(undefined)
    }
  }
  return { start, busy, problem, isMine }
}
