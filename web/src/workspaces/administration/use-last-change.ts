import { readSettingChanges, type SettingChanges } from '@parley/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { full } from '../../ui/time.ts'

/** Who changed a page of settings last, in words; nothing while nobody has. `readAt`: when the page was read or saved (0: not yet), and with it this. */
export function useLastChange(page: keyof SettingChanges, readAt: number): string | undefined {
  const { data } = useQuery({
    queryKey: ['setting-changes', readAt],
    queryFn: ({ signal }) => ask(readSettingChanges, { signal }),
    enabled: readAt > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const last = data?.[page]
  if (!last) return undefined
  const at = full(last.at)
  return last.by ? t('settings.changedBy', { at, name: last.by.name }) : t('settings.changed', { at })
}
