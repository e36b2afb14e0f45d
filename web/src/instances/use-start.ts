import { type ProcessRow, startInstance } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { v7 } from 'uuid'
import { ask, isRefused } from '../live/index.ts'
import { toast } from '../ui/toasts.tsx'
import { instancesKey, processesKey } from './keys.ts'
import { notStarted } from './not-started.ts'
import { t } from './words.ts'

/**
 * Starts a process outside of a chat, for an item or for none, and says so with a link; what did not reach the server is tried again
 * under the same id [P2].
 */
export function useStart(itemId?: string) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const ids = useRef(new Map<string, string>())
  const [busy, setBusy] = useState(false)
  const start = async ({ id: processId, name }: Pick<ProcessRow, 'id' | 'name'>): Promise<void> => {
    const instanceId = ids.current.get(processId) ?? v7()
    ids.current.set(processId, instanceId)
    setBusy(true)
    try {
      const body = { processId, ...(itemId !== undefined && { itemId }) }
      const { number } = await ask(startInstance, { path: { instanceId }, body })
      ids.current.delete(processId)
      const go = () => void navigate({ to: `/processes/instances/${instanceId}` })
      toast({ kind: 'done', text: t('starting.started', { name, number }), action: { label: t('ui.open'), run: go } })
      void queries.invalidateQueries({ queryKey: instancesKey })
    } catch (error) {
      if (isRefused(error)) ids.current.delete(processId)
      toast({ kind: 'error', text: notStarted(error, name) })
    } finally {
      setBusy(false)
      void queries.invalidateQueries({ queryKey: processesKey })
    }
  }
  return { start, busy }
}
