import { Button, Checkbox, SegmentedControl, Select, Tabs, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type LockEntry, type LockType, mayLockIn, viewerOf } from '@parley/contract'
import { IconBan, IconLock, IconPlus, IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { isRefused } from '../../../live/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import table from '../../administration/table.module.css'
import { t } from '../session/spam-words.ts'
import css from './blocklist.module.css'
import { typeNames } from './draft.ts'
import { EntryDrawer } from './EntryDrawer.tsx'
import { EntryTable, EntryTiles } from './EntryTable.tsx'
import { type Filters, useEntries } from './use-entries.ts'

const mark = { size: 40, stroke: 1.75 }

/** `/live-chats/blocklist` [BLK-11, ui.md S11]. */
export default function BlocklistPage() {
  const staff = useHeld(({ liveChats }) => liveChats.length > 0)
  if (staff) return <Blocklist />
  return <EmptyState icon={<IconLock {...mark} />} title={t('spam.forbiddenTitle')} text={t('spam.forbiddenText')} />
}

function Blocklist() {
  const [filters, setFilters] = useState<Filters>({ list: 'block', search: '', type: null, deleted: false })
  const [tiles, setTiles] = useState(false)
  const [open, setOpen] = useState<LockEntry | 'new'>()
  const field = useRef<HTMLInputElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const phone = useMediaQuery('(max-width: 44.99em)', false, { getInitialValueInEffect: false })
  const held = useHeld((now) => now)
  const viewer = viewerOf(held)
  const mayChange = held.liveChats.some(({ id }) => mayLockIn(id, viewer))
  const query = useEntries(filters)
  const set = (change: Partial<Filters>) => setFilters((was) => ({ ...was, ...change }))
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? []
  const add = () => setOpen('new')
  useActions([
    { id: 'search', label: t('spam.search'), group: t('spam.title'), keys: '/', run: () => field.current?.focus() },
    ...(mayChange ? [{ id: 'add-entry', label: t('spam.newEntry'), group: t('spam.title'), run: add }] : []),
  ])
  const Shown = tiles || phone ? EntryTiles : EntryTable
  return (
    <div className={table.page}>
      <PaneHeader title={t('spam.title')} line back={<BackButton to="/live-chats" />}>
        {mayChange && (
          <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={add}>
            {t('spam.addEntry')}
          </Button>
        )}
      </PaneHeader>
      <Tabs className={css.tabs!} value={filters.list} onChange={(list) => set({ list: list as Filters['list'] })}>
        <Tabs.List>
          <Tabs.Tab value="block">{t('spam.block')}</Tabs.Tab>
          <Tabs.Tab value="allow">{t('spam.allow')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={filters.list}>
          <search className={css.filters}>
            <TextInput
              ref={field}
              type="search"
              aria-label={t('spam.search')}
              placeholder={t('spam.search')}
              maxLength={200}
              leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
              value={filters.search}
              onChange={({ currentTarget }) => set({ search: currentTarget.value })}
            />
            <Select
              aria-label={t('spam.type')}
              placeholder={t('spam.allTypes')}
              clearable
              w={144}
              data={Object.entries(typeNames).map(([value, key]) => ({ value, label: t(key) }))}
              value={filters.type}
              onChange={(type) => set({ type: type as LockType | null })}
            />
            <Checkbox
              label={t('spam.deleted')}
              checked={filters.deleted}
              onChange={({ currentTarget }) => set({ deleted: currentTarget.checked })}
            />
            {!phone && (
              <SegmentedControl
                aria-label={t('spam.view')}
                data={[
                  { value: 'table', label: t('spam.asTable') },
                  { value: 'tiles', label: t('spam.asTiles') },
                ]}
                value={tiles ? 'tiles' : 'table'}
                onChange={(view) => setTiles(view === 'tiles')}
              />
            )}
          </search>
        </Tabs.Panel>
      </Tabs>
      <div ref={scroller} className={table.scroll}>
        {query.error && (
          <ErrorState requestId={isRefused(query.error) ? query.error.requestId : undefined} again={() => void query.refetch()} />
        )}
        {query.isPending && <SkeletonRows count={4} />}
        {query.data && entries.length === 0 && <Nothing filters={filters} />}
        {entries.length > 0 && <Shown entries={entries} open={setOpen} scroller={scroller} />}
        {query.hasNextPage && (
          <div className={table.more}>
            <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('spam.more')}
            </Button>
          </div>
        )}
      </div>
      {open && (
        <EntryDrawer
          key={open === 'new' ? 'new' : open.id}
          entry={open === 'new' ? undefined : open}
          list={filters.list}
          mayChange={mayChange}
          close={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

function Nothing({ filters: { list, search, type, deleted } }: { filters: Filters }) {
  const icon = <IconBan {...mark} />
  if (search || type) return <EmptyState icon={icon} title={t('ui.nothingMatches')} />
  if (deleted) return <EmptyState icon={icon} title={t('spam.noDeleted')} />
  if (list === 'allow') return <EmptyState icon={icon} title={t('spam.noExceptions')} text={t('spam.noExceptionsText')} />
  return <EmptyState icon={icon} title={t('spam.noneTitle')} text={t('spam.noneText')} />
}
