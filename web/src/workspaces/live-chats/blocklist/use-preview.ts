import { useDebouncedValue } from '@mantine/hooks'
import { type LockPreview, previewLock } from '@parley/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import type { Draft } from './draft.ts'

/** What the rule matches, while it is written. */
export function usePreview(draft: Draft, sessionId?: string): { preview: LockPreview | undefined; looking: boolean } {
  const { list, type, operator, value, everywhere, liveChatIds } = draft
  const asked = { list, type, operator, value: value.trim(), liveChatIds: everywhere ? null : liveChatIds }
  const [settled] = useDebouncedValue(JSON.stringify({ ...asked, ...(sessionId && { sessionId }) }), 250)
  const enabled = asked.value !== '' && (everywhere || liveChatIds.length > 0)
  const query = useQuery({
    queryKey: ['lock-preview', settled],
    enabled: enabled && settled.includes(JSON.stringify(asked.value)),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => ask(previewLock, { body: JSON.parse(settled), signal }),
  })
  const preview = enabled && !query.error ? query.data : undefined
  return { preview, looking: enabled && query.isFetching }
}
