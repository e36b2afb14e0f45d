import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { counted, exportSessions, pageSizes, type SessionRow, type SessionTable as SessionTableSettings } from '@parley/contract'
import { IconDownload, IconTable } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { entitle, isRefused } from '../../../live/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { ColumnsMenu } from '../../../ui/ColumnsMenu.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { useRowKeys } from '../../../ui/use-row-keys.ts'
import { useSelection } from '../../../ui/use-selection.ts'
import { BulkBar } from './BulkBar.tsx'
import { columns, usual } from './columns.tsx'
import { FilterBar } from './FilterBar.tsx'
import { isBuiltIn, type Look, lookOf, lookOfBuiltIn, plain, useLook } from './look.ts'
import { NameSearch } from './NameSearch.tsx'
import { Peek } from './Peek.tsx'
import { SessionTable } from './SessionTable.tsx'
import { SessionTiles } from './SessionTiles.tsx'
import css from './sessions-app.module.css'
import { useFound, useViews } from './use-found.ts'
import { ViewsMenu } from './ViewsMenu.tsx'
import { t } from './words.ts'

/** `/live-chats/sessions` [SAP-01…07, ui.md S15]. It waits for the person's own views: the app opens with one of them. */
export default function SessionsApp() {
  const views = useViews()
  useEffect(() => entitle(t('sessionsApp.title')), [])
  if (isRefused(views.error, 'forbidden')) return <Forbidden />
  if (views.error) return <ErrorState again={() => void views.refetch()} />
  if (!views.data) return <SkeletonRows label={t('sessionsApp.loading')} />
  const { defaultView } = views.data.table
  const own = views.data.views.find(({ id }) => id === defaultView)
  const first = own ? lookOf(own) : isBuiltIn(defaultView ?? undefined) ? lookOfBuiltIn(defaultView as 'queue') : plain
  return <Sessions views={views} known={views.data} first={first} />
}

function Forbidden() {
  const back = (
    <Button variant="default" renderRoot={(props) => <Link to="/live-chats" {...props} />}>
      {t('sessionsApp.backToChats')}
    </Button>
  )
  return (
    <EmptyState
      icon={<IconTable size={40} stroke={1.75} />}
      title={t('sessionsApp.forbidden')}
      text={t('sessionsApp.forbiddenText')}
      action={back}
    />
  )
}

type Views = ReturnType<typeof useViews>

function Sessions({ views, known, first }: { views: Views; known: NonNullable<Views['data']>; first: Look }) {
  const [look, set] = useLook(first)
  const [peeked, setPeeked] = useState<SessionRow>()
  const administrator = useHeld(({ me }) => me.administrator)
  const phone = useMediaQuery('(max-width: 44.99em)', false, { getInitialValueInEffect: false })
  const scroller = useRef<HTMLDivElement>(null)
  const { table } = known
  const found = useFound(look, table.pageSize)
  const { rows = [], count, fresh, hasNextPage, isFetchingNextPage } = found
  const all = columns()
  const codes = table.columns.length > 0 ? table.columns : usual
  const setColumns = (next: string[]) => void views.saveTable({ columns: next })
  const isUsual = codes.join() === usual.join()
  const shown = codes.flatMap((code) => all.find((column) => column.code === code) ?? [])
  const selection = useSelection(rows)
  const { selected, select, selectAll, clear } = selection
  const press = useRowKeys({
    group: t('sessionsApp.title'),
    words: { next: t('sessionsApp.next'), previous: t('sessionsApp.previous'), select: t('sessionsApp.select') },
    selection,
    peek: (id) => setPeeked(rows.find((row) => row.id === id)),
  })
  const many = count !== undefined && count >= counted
  const counting = count === undefined ? '' : many ? t('sessionsApp.countMany', { count }) : t('sessionsApp.count', { count })
  const caption = t('sessionsApp.caption', { count: counting })
  const listed = { rows, columns: shown, selected, select, caption }
  const chosen = rows.filter(({ id }) => selected.has(id))
  return (
    <div className={css.page}>
      <PaneHeader title={t('sessionsApp.title')} sub={counting} line back={<BackButton to="/live-chats" />}>
        {administrator && <Export look={look} />}
      </PaneHeader>
      <search className={css.toolbar}>
        <NameSearch
          name={look.filters.name}
          set={(name) => {
            const { name: _, ...others } = look.filters
            set({ filters: name === undefined ? others : { ...others, name } })
          }}
        />
        <ViewsMenu look={look} set={set} {...known} saveTable={views.saveTable} again={views.again} />
        <FilterBar filters={look.filters} set={(filters) => set({ filters })} />
        <span className={css.push} />
        <ColumnsMenu
          label={t('sessionsApp.columns')}
          all={all}
          chosen={codes}
          set={setColumns}
          words={{ up: (name) => t('sessionsApp.columnUp', { name }), down: (name) => t('sessionsApp.columnDown', { name }) }}
          reset={
            isUsual && Object.keys(table.widths).length === 0
              ? undefined
              : { label: t('sessionsApp.columnsReset'), run: () => void views.saveTable({ columns: [...usual], widths: {} }) }
          }
        >
          <TableSettings table={table} save={views.saveTable} />
        </ColumnsMenu>
      </search>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys and letters go from row to row. */}
      <div className={css.scroll} ref={scroller} onKeyDown={press} aria-busy={found.isFetching}>
        {fresh > 0 && (
          <Button className={css.fresh} radius="xl" onClick={found.show} data-testid="fresh">
            {t('sessionsApp.fresh', { count: fresh })}
          </Button>
        )}
        {!found.rows && found.error && (
          <ErrorState requestId={isRefused(found.error) ? found.error.requestId : undefined} again={() => void found.refetch()} />
        )}
        {!found.rows && !found.error && <SkeletonRows label={t('sessionsApp.loading')} />}
        {found.rows?.length === 0 && <Nothing look={look} clear={() => set(lookOfBuiltIn('everything'))} />}
        {rows.length > 0 && phone && <SessionTiles {...listed} />}
        {rows.length > 0 && !phone && (
          <SessionTable
            {...listed}
            order={look.order}
            sort={(order) => set({ order })}
            selectAll={selectAll}
            table={table}
            saveTable={views.saveTable}
            scroller={scroller}
          />
        )}
        {hasNextPage && (
          <Button
            className={css.more}
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
            data-testid="more"
          >
            {t('sessionsApp.more')}
          </Button>
        )}
      </div>
      {chosen.length > 0 && <BulkBar rows={chosen} patch={found.patch} clear={clear} />}
      {peeked && <Peek row={peeked} columns={shown} close={() => setPeeked(undefined)} />}
    </div>
  )
}

function TableSettings({
  table,
  save,
}: {
  table: SessionTableSettings
  save: (change: Partial<SessionTableSettings>) => unknown
}) {
  return (
    <div className={css.form}>
      <Checkbox
        size="xs"
        label={t('sessionsApp.pinFirst')}
        checked={table.pinFirst}
        onChange={({ currentTarget }) => save({ pinFirst: currentTarget.checked })}
      />
      <NativeSelect
        size="xs"
        label={t('sessionsApp.pageSize')}
        value={String(table.pageSize)}
        onChange={({ currentTarget }) => save({ pageSize: pageSizes.find((size) => String(size) === currentTarget.value) ?? 50 })}
        data={pageSizes.map(String)}
      />
    </div>
  )
}

function Nothing({ look, clear }: { look: Look; clear: () => void }) {
  const filtered = Object.keys(look.filters).length > 0
  return (
    <EmptyState
      icon={<IconTable size={40} stroke={1.75} />}
      title={t(filtered ? 'ui.nothingMatches' : 'sessionsApp.none')}
      {...(!filtered && { text: t('sessionsApp.noneText') })}
      action={
        filtered && (
          <Button variant="default" onClick={clear}>
            {t('ui.clearFilters')}
          </Button>
        )
      }
    />
  )
}

const ways = [
  ['csv', 'names', 'sessionsApp.exportCsv'],
  ['csv', 'ids', 'sessionsApp.exportCsvIds'],
  ['csv', 'both', 'sessionsApp.exportCsvBoth'],
  ['xlsx', 'names', 'sessionsApp.exportXlsx'],
  ['xlsx', 'ids', 'sessionsApp.exportXlsxIds'],
  ['xlsx', 'both', 'sessionsApp.exportXlsxBoth'],
] as const

/** All that is found, as it is looked at [SAP-06]. */
function Export({ look }: { look: Look }) {
  const address = (format: string, as: string) =>
    `${exportSessions.path}?${new URLSearchParams({ filters: JSON.stringify(look.filters), order: look.order, format, as })}`
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.75} />} data-testid="export">
          {t('sessionsApp.exportAs')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ways.map(([format, as, label]) => (
          <Menu.Item key={label} component="a" href={address(format, as)} download>
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
