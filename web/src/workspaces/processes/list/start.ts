import { type ProcessRow, startInstance } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { v7 } from 'uuid'
import { ask, isRefused, sayOf } from '../../../live/index.ts'
import { toast } from '../../../ui/toasts.tsx'
import { instancesKey, processesKey } from '../queries.ts'
import { t } from '../words.ts'

/** Starts a process outside of a chat and says so with a link; what did not reach the server is tried again under the same id [P2]. */
export function useStart() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const ids = useRef(new Map<string, string>())
  return async ({ id: processId, name }: Pick<ProcessRow, 'id' | 'name'>): Promise<void> => {
    const instanceId = ids.current.get(processId) ?? v7()
    ids.current.set(processId, instanceId)
    try {
      const { number } = await ask(startInstance, { path: { instanceId }, body: { processId } })
      ids.current.delete(processId)
      const go = () => void navigate({ to: `/processes/instances/${instanceId}` })
      toast({ kind: 'done', text: t('processes.started', { name, number }), action: { label: t('processes.open'), run: go } })
      void queries.invalidateQueries({ queryKey: instancesKey })
      void queries.invalidateQueries({ queryKey: processesKey })
    } catch (error) {
      const why = isRefused(error) ? error.problem.detail : undefined
      if (isRefused(error)) ids.current.delete(processId)
      toast({ kind: 'error', text: [sayOf(error), why].filter(Boolean).join(' ') })
    }
  }
}
