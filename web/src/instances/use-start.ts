import { type ProcessRow, startInstance } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask, isRefused } from '../live/index.ts'
import { toast } from '../ui/toasts.tsx'
import { instancesKey, processesKey } from './keys.ts'
import { notStarted } from './not-started.ts'
import { useAttempts } from './use-attempts.ts'
import { t } from './words.ts'

/** Starts a process outside of a chat, for an item or for none, and says so with a link. */
export function useStart(itemId?: string) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const attempts = useAttempts()
  const [busy, setBusy] = useState(false)
  const start = async ({ id: processId, name }: Pick<ProcessRow, 'id' | 'name'>): Promise<void> => {
    const instanceId = attempts.idFor(processId)
    setBusy(true)
    try {
      const body = { processId, ...(itemId !== undefined && { itemId }) }
      const { number } = await ask(startInstance, { path: { instanceId }, body })
      attempts.answered(processId)
      const go = () => void navigate({ to: `/processes/instances/${instanceId}` })
      toast({ kind: 'done', text: t('starting.started', { name, number }), action: { label: t('ui.open'), run: go } })
      void queries.invalidateQueries({ queryKey: instancesKey })
    } catch (error) {
      if (isRefused(error)) attempts.answered(processId)
      toast({ kind: 'error', text: notStarted(error, name) })
    } finally {
      setBusy(false)
      void queries.invalidateQueries({ queryKey: processesKey })
    }
  }
  return { start, busy }
}
