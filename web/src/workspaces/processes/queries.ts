import { type LiveEvent, listProcesses, type Process, readInstance, readProcess } from '@parley/contract'
import { type QueryKey, useQuery } from '@tanstack/react-query'
import { instancesKey, processesKey } from '../../instances/index.ts'
import { ask } from '../../live/index.ts'
import { useFresh } from '../../use-ask-again.ts'

export const processKey = (processId: string) => ['process', processId] as const
export const versionsKey = (processId: string) => ['process-versions', processId] as const
export const instanceKey = (instanceId: string) => ['process-instance', instanceId] as const

/** What each key of the above begins with. */
const all: readonly QueryKey[] = [processesKey, ['process'], ['process-versions'], instancesKey, ['process-instance']]

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
  useFresh(all, oldBy)
}

function oldBy(event: LiveEvent): readonly QueryKey[] {
  if (event.name === 'process.changed') return [processesKey, processKey(event.processId), versionsKey(event.processId)]
  if (event.name === 'instance.changed') return [instanceKey(event.instanceId), instancesKey, processesKey]
  return []
}
