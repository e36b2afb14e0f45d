import { Button, TextInput } from '@mantine/core'
import { listStartable, type ProcessRow, type SessionCard } from '@parley/contract'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { t } from '../../../../instances/index.ts'
import { ask } from '../../../../live/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { SkeletonRows } from '../../../../ui/Skeletons.tsx'
import { useAskAgain } from '../../../../use-ask-again.ts'
import { Failed } from '../../../apps/failed.tsx'
import about from '../session.module.css'
import { AlreadyRunning } from './AlreadyRunning.tsx'
import { groupsOf } from './groups.ts'
import { StartList } from './StartList.tsx'
import { useInstances } from './use-instances.ts'
import { useStart } from './use-start.ts'
import { useStartable } from './use-startable.ts'

/** Any published process, found and started in one step: nothing is asked [BPR-01, BPR-02, ui.md S12]. */
export default function StartProcess({ card, close }: { card: SessionCard; close: () => void }) {
  const why = useStartable(card) ?? t('refusals.forbidden')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [doubled, setDoubled] = useState<string>()
  const queryKey = ['startable', card.id]
  const query = useQuery({
    queryKey,
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => ask(listStartable, { path: { sessionId: card.id }, signal }),
  })
  useAskAgain(queryKey, (event) => event.name === 'process.changed')
  const { instances, error, again } = useInstances(card.id)
  const { start, busy, problem, isMine } = useStart(card, close, () => void query.refetch())
  const known = query.data && instances
  const groups = known ? groupsOf(query.data.processes, query.data.recent, search) : []
  const all = groups.flatMap(({ processes }) => processes)
  const target = all.find(({ id }) => id === chosen) ?? (search.trim() ? all[0] : undefined)
  const runningOf = (id: string) => instances?.find(({ processId, state }) => processId === id && state === 'running')
  const twice = doubled === undefined ? undefined : runningOf(doubled)

  const go = (process: ProcessRow | undefined) => {
    if (!process || why) return
    setDoubled(undefined)
    const running = runningOf(process.id)
    if (running && !isMine(running)) setDoubled(process.id)
    else void start(process)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing) {
      event.preventDefault()
      go(target)
    }
    if (!step || all.length === 0) return
    event.preventDefault()
    const at = all.findIndex(({ id }) => id === target?.id)
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))]!
    setChosen(next.id)
    document.getElementById(`process-${next.id}`)?.scrollIntoView({ block: 'nearest' })
  }
  const cancel = (
    <Button variant="default" onClick={close}>
      {t('ui.cancel')}
    </Button>
  )
  return (
    <Dialog title={t('starting.title')} close={close} submit={() => go(target)} footer={cancel}>
      <TextInput
        className={about.search}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="processes"
        aria-activedescendant={target ? `process-${target.id}` : undefined}
        aria-label={t('starting.find')}
        placeholder={t('starting.find')}
        maxLength={200}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
          setChosen(undefined)
          setDoubled(undefined)
        }}
        onKeyDown={press}
      />
      {!known && !query.error && !error && <SkeletonRows count={4} label={t('starting.loading')} />}
      {!known && (query.error || error) && (
        <Failed
          error={query.error ?? error}
          again={() => {
            void query.refetch()
            again()
          }}
        />
      )}
      {known && (
        <StartList groups={groups} none={query.data.processes.length === 0} chosen={target?.id} busy={busy} choose={go} />
      )}
      {twice && (
        <AlreadyRunning
          instance={twice}
          busy={busy !== undefined}
          another={() =>
            void start(all.find(({ id }) => id === doubled) ?? query.data!.processes.find(({ id }) => id === doubled)!)
          }
        />
      )}
      {(why || problem) && (
        <p className={about.problem} role="alert">
          {why || problem}
        </p>
      )}
    </Dialog>
  )
}
