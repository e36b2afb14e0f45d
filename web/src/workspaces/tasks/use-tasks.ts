import { listTasks, type TaskList, type TaskRow } from '@parley/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'
import { useAskAgain } from '../../use-ask-again.ts'

/** Which tasks are shown; it stands in the address. */
export interface Look {
  list: TaskList
  done: boolean
}

/** As the address says it. */
export function lookOf({ list, done }: { list?: TaskList; done?: '1' }): Look {
  return { list: list ?? 'mine', done: done === '1' }
}

export function searchOf({ list, done }: Look): Record<string, string> {
  return { ...(list !== 'mine' && { list }), ...(done && { done: '1' }) }
}

const whole = ['tasks']

interface Portion {
  items: TaskRow[]
  next: string | null
}

/** Tasks of a list, read anew whenever one of them is another; what I started tells it by its instances. */
export function useTasks({ list, done }: Look, search: string) {
  const query = useInfiniteQuery({
    queryKey: [...whole, list, done, search],
    queryFn: ({ pageParam: cursor, signal }): Promise<Portion> =>
      ask(listTasks, {
        query: { list, ...(done && { done: '1' as const }), ...(search && { search }), ...(cursor !== undefined && { cursor }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    // While something else is searched for in the same list, what was found before stays.
    placeholderData: (was, of) => (of?.queryKey[1] === list && of.queryKey[2] === done ? was : undefined),
    refetchOnMount: 'always',
  })
  useAskAgain(whole, ({ name }) => name === 'task.changed' || (list === 'by-me' && name === 'instance.changed'))
  const seen = new Set<string>()
  const tasks: TaskRow[] = (query.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ id }) => !seen.has(id) && seen.add(id),
  )
  return { ...query, tasks }
}
