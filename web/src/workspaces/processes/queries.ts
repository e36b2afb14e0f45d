import { listProcesses, type Process, readInstance, readProcess } from '@parley/contract'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask, askAgain } from '../../live/index.ts'
import { onEvent, onSnapshot } from '../../workspace.ts'

export const processesKey = ['processes'] as const
export const processKey = (processId: string) => ['process', processId] as const
export const versionsKey = (processId: string) => ['process-versions', processId] as const
export const instancesKey = ['process-instances'] as const
export const instanceKey = (instanceId: string) => ['process-instance', instanceId] as const

/** What each key of the above begins with. */
const all = ['processes', 'process', 'process-versions', 'process-instances', 'process-instance'] as const

export function useProcesses(enabled = true) {
  return useQuery({
    queryKey: processesKey,
    queryFn: ({ signal }) => ask(listProcesses, { signal }),
    refetchOnMount: 'always',
    enabled,
  })
}

export const readThe = (processId: string, signal?: AbortSignal): Promise<Process> =>
  ask(readProcess, { path: { processId }, ...(signal && { signal }) })

export function useProcess(processId: string) {
  return useQuery({
    queryKey: processKey(processId),
    queryFn: ({ signal }) => readThe(processId, signal),
    refetchOnMount: 'always',
  })
}

export function useInstance(instanceId: string) {
  return useQuery({
    queryKey: instanceKey(instanceId),
    queryFn: ({ signal }) => ask(readInstance, { path: { instanceId }, signal }),
    refetchOnMount: 'always',
  })
}

/** Reads again what events tell of, and all of it with another snapshot, as long as somebody looks at processes. */
export function useFreshProcesses(): void {
  const queries = useQueryClient()
  useEffect(() => onEvent((event) => void refresh(queries, event)), [queries])
  useEffect(() => onSnapshot(() => all.forEach((key) => void askAgain(queries, [key]))), [queries])
}

async function refresh(queries: QueryClient, event: Parameters<Parameters<typeof onEvent>[0]>[0]): Promise<void> {
  const again = (...keys: (readonly string[])[]) => Promise.all(keys.map((queryKey) => askAgain(queries, queryKey)))
  if (event.name === 'process.changed') await again(processesKey, processKey(event.processId), versionsKey(event.processId))
  if (event.name === 'instance.changed') await again(instanceKey(event.instanceId), instancesKey, processesKey)
}
