import { listSessionInstances, type Message } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ask } from '../../../../live/index.ts'
import { instancesKey } from './use-instances.ts'

/** The name of what was started, as the log tells it: a link for whom its page is open [BPR-05]. */
export default function InstanceName({ message, name }: { message: Message; name: string }) {
  const { sessionId, notice } = message
  const { data } = useQuery({
    queryKey: instancesKey(sessionId),
    queryFn: ({ signal }) => ask(listSessionInstances, { path: { sessionId }, signal }),
    staleTime: 60_000,
  })
  const id = notice?.kind === 'process' ? notice.instanceId : undefined
  const opens = data?.some((instance) => instance.id === id && instance.opens)
  return opens ? <Link to={`/processes/instances/${id}`}>{name}</Link> : name
}
