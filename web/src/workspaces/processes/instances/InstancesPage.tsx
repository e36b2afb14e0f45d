import { Switch, TextInput } from '@mantine/core'
import { type InstanceState, listInstances } from '@parley/contract'
import { IconListDetails, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { instancesKey } from '../../../instances/index.ts'
import { ask, entitle } from '../../../live/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Failed } from '../../apps/failed.tsx'
import { Choose } from '../../apps/fields/Choose.tsx'
import { ProcessesFrame } from '../ProcessesFrame.tsx'
import css from '../processes.module.css'
import { useProcesses } from '../queries.ts'
import { t } from '../words.ts'
import { InstanceTable } from './InstanceTable.tsx'

const states: readonly InstanceState[] = ['running', 'failed', 'finished', 'interrupted']
const PAUSE = 250
interface Chosen {
  process?: string
  state?: InstanceState
  mine?: '1'
  q?: string
}

/** `/processes/instances`: what was started, newest first [ui.md S23]. */
export default function InstancesPage() {
  return (
    <ProcessesFrame>
      <Instances />
    </ProcessesFrame>
  )
}

function Instances() {
  const administrator = useHeld(({ me }) => me.administrator)
  const chosen = useSearch({ strict: false }) as Chosen
  const { process, state, mine, q } = chosen
  const navigate = useNavigate()
  const processes = useProcesses(administrator).data ?? []
  const found = useInfiniteQuery({
    queryKey: [...instancesKey, process, state, mine, q],
    queryFn: ({ pageParam, signal }) =>
      ask(listInstances, {
        query: {
          ...(process && { processId: process }),
          ...(state && { state }),
          ...(mine && { mine: '1' as const }),
          ...(q && { search: q }),
          ...(pageParam && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  })
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = found
  useEffect(() => entitle(t('processes.instances')), [])
  const set = (part: { [Key in keyof Chosen]?: Chosen[Key] | undefined }) =>
    void navigate({
      to: '/processes/instances',
      search: Object.fromEntries(Object.entries({ ...chosen, ...part }).filter(([, value]) => value)) as never,
      replace: true,
    })
  const rows = data && [...new Map(data.pages.flatMap(({ items }) => items).map((row) => [row.id, row])).values()]
  const narrowed = Boolean(process || state || mine || q)
  return (
    <div className={css.page}>
      <PaneHeader title={t('processes.instances')} line {...(administrator && { back: <BackButton to="/processes" /> })} />
      <div className={css.toolbar}>
        <Search value={q ?? ''} change={(next) => set({ q: next || undefined })} />
        {administrator && (
          <Choose
            label={t('processes.filterProcess')}
            value={process ?? ''}
            change={(id) => set({ process: id || undefined })}
            none={t('processes.anyProcess')}
            className={css.filter}
          >
            {processes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choose>
        )}
        <Choose
          label={t('processes.filterState')}
          value={state ?? ''}
          change={(next) => set({ state: (next || undefined) as InstanceState | undefined })}
          none={t('processes.anyState')}
          className={css.filter}
        >
          {states.map((one) => (
            <option key={one} value={one}>
              {t(`processes.state_${one}`)}
            </option>
          ))}
        </Choose>
        <Switch
          label={t('processes.mine')}
          checked={mine === '1'}
          onChange={({ currentTarget }) => set({ mine: currentTarget.checked ? '1' : undefined })}
        />
      </div>
      {!rows && !error && <SkeletonRows />}
      {!rows && error && <Failed error={error} again={() => void refetch()} />}
      {rows?.length === 0 && (
        <EmptyState
          icon={<IconListDetails size={40} stroke={1.75} />}
          title={t(narrowed ? 'processes.noneMatch' : 'processes.noInstances')}
          {...(!narrowed && { text: t('processes.noInstancesText') })}
        />
      )}
      {rows && rows.length > 0 && (
        <InstanceTable rows={rows} more={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined} />
      )}
    </div>
  )
}

function Search({ value, change }: { value: string; change: (text: string) => void }) {
  const [typed, setTyped] = useState(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed is waited for.
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => change(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextInput
      className={css.search!}
      type="search"
      aria-label={t('processes.findInstances')}
      placeholder={t('processes.findInstances')}
      leftSection={<IconSearch size={16} stroke={1.75} />}
      maxLength={200}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  )
}
