import { Button } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { type AuditEntry, exportAuditEntries, listAuditEntries } from '@parley/contract'
import { IconDownload, IconHistory } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf, ask } from '../../../live/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Toolbar } from '../Toolbar.tsx'
import css from '../table.module.css'
import { useSettings } from '../use-settings.ts'
import { AuditFilterFields } from './AuditFilterFields.tsx'
import { AuditTable } from './AuditTable.tsx'
import own from './audit.module.css'
import { EntryDrawer } from './EntryDrawer.tsx'
import { askedBy, type Filters } from './filters.ts'
import { ObjectBand } from './ObjectBand.tsx'
import { t } from './words.ts'

/** What was done, the newest first [NFR-06, ui.md S28]. What it is narrowed to stands in the address. */
export default function AuditPage() {
  const filters = useSearch({ strict: false }) as Filters
  const navigate = useNavigate()
  const narrow = (next: Filters) => void navigate({ to: '/admin/audit' as string, search: next as never, replace: true })
  const [typed, setTyped] = useState(filters.q ?? '')
  const [kept, setKept] = useState(typed)
  const { q = '', ...others } = filters
  // Another address was gone to: by a link, or back.
  if (q !== kept) {
    setKept(q)
    if (q !== typed.trim()) setTyped(q)
  }
  const keep = useDebouncedCallback((words: string) => narrow({ ...others, ...(words && { q: words }) }), 200)
  const [shown, setShown] = useState<AuditEntry>()
  const asked = askedBy(filters)
  const entries = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam, signal }) =>
      ask(listAuditEntries, { query: { ...asked, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    // Looked up anew with every visit: no event tells of it.
    staleTime: 0,
  })
  const { data: settings } = useSettings()
  const found = entries.data?.pages.flatMap(({ items }) => items)
  const type = (text: string) => {
    setTyped(text)
    keep(text.trim())
  }
  return (
    <div className={css.page}>
      <PaneHeader
        title={t('audit.title')}
        sub={settings ? t('audit.kept', { days: settings.auditDays }) : ''}
        line
        back={<BackButton to="/admin" />}
      >
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.75} />}
          renderRoot={(props) => <a href={addressOf(exportAuditEntries.path, {}, asked)} download {...props} />}
        >
          {t('audit.export')}
        </Button>
      </PaneHeader>
      <div className={own.filters}>
        <Toolbar label={t('audit.search')} value={typed} onChange={type}>
          <AuditFilterFields filters={filters} narrow={narrow} />
        </Toolbar>
      </div>
      {filters.kind && <ObjectBand filters={filters} found={found} narrow={narrow} />}
      <div className={css.scroll}>
        {entries.error && <ErrorState again={() => void entries.refetch()} />}
        {!found && !entries.error && <SkeletonRows />}
        {found?.length === 0 && (
          <EmptyState
            icon={<IconHistory size={40} stroke={1.75} />}
            title={t(Object.keys(asked).length > 0 ? 'ui.nothingMatches' : 'audit.none')}
            action={
              Object.keys(asked).length > 0 && (
                <Button variant="default" onClick={() => narrow({})}>
                  {t('ui.clearFilters')}
                </Button>
              )
            }
          />
        )}
        {found && found.length > 0 && <AuditTable entries={found} open={setShown} />}
        {entries.hasNextPage && (
          <div className={css.more}>
            <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
              {t('admin.more')}
            </Button>
          </div>
        )}
      </div>
      {shown && <EntryDrawer entry={shown} close={() => setShown(undefined)} narrow={narrow} />}
    </div>
  )
}
