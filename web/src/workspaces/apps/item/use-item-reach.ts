import { type ItemReach, listItemReach } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useHeld } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { itemReachKey } from '../queries.ts'

/** Whom I can write to about this item, and where; nobody, unless I answer somewhere [SES-14]. */
export function useItemReach(itemId: string): readonly ItemReach[] {
  const answers = useHeld(({ liveChats }) => liveChats.some(({ groupIds }) => groupIds.length > 0))
  const { data = [] } = useQuery({
    queryKey: itemReachKey(itemId),
    queryFn: ({ signal }) => ask(listItemReach, { path: { itemId }, signal }),
    enabled: answers,
    refetchOnMount: 'always',
  })
  return data
}

/** By which of them this value is reached: those known by it, or else those whose item it is. */
export function waysTo(ways: readonly ItemReach[], value: string): readonly ItemReach[] {
  const known = ways.filter(({ values }) => values.includes(value))
  return known.length > 0 ? known : ways.filter(({ bound }) => bound)
}
