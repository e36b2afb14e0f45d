import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type BindingCandidate, findCandidates } from '@parley/contract'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { ask, isRefused, sayOf } from '../../../../live/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/Skeletons.tsx'
import about from '../session.module.css'
import type { Binding } from './BindDialog.tsx'
import css from './bindings.module.css'
import { CandidateList } from './CandidateList.tsx'
import { t } from './words.ts'

const TYPING = 200

/** Suggested ones with the reason, others by words; arrows move, Enter binds. */
export function ChooseItem(props: Binding & { make: (() => void) | undefined; close: () => void }) {
  const { sessionId, app, replaces, taken, meanwhile, bind, make, close } = props
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), TYPING)
  const [chosen, setChosen] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const query = useQuery({
    queryKey: ['candidates', sessionId, app.id, search],
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask(findCandidates, { path: { sessionId }, query: { appId: app.id, ...(search && { search }) }, signal }),
  })
  const free = (candidates: readonly BindingCandidate[] = []) => candidates.filter(({ id }) => !taken.includes(id))
  const [suggested, found] = [free(query.data?.suggested), free(query.data?.found)]
  const all = [...suggested, ...found]
  const candidate = all.find(({ id }) => id === chosen) ?? (search ? all[0] : undefined)

  const go = async () => {
    if (!candidate || busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await bind(candidate.id)
    } catch (error) {
      if (isRefused(error, 'item-deleted') || isRefused(error, 'not-found')) void query.refetch()
      setProblem(sayOf(error))
    } finally {
      setBusy(false)
    }
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) void go()
    if (!step || !all.length) return
    event.preventDefault()
    const at = all.findIndex(({ id }) => id === candidate?.id)
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))]!
    setChosen(next.id)
    document.getElementById(`candidate-${next.id}`)?.scrollIntoView({ block: 'nearest' })
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button disabled={!candidate} loading={busy} onClick={() => void go()}>
        {t(replaces ? 'bindings.replaceNow' : 'bindings.bind')}
      </Button>
    </>
  )
  const title = t(replaces ? 'bindings.replaceTitle' : 'bindings.title', { app: app.name })
  return (
    <Dialog title={title} close={close} submit={() => void go()} footer={footer}>
      <div className={css.search}>
        <TextInput
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls="candidates"
          aria-activedescendant={candidate ? `candidate-${candidate.id}` : undefined}
          aria-label={t('bindings.find')}
          placeholder={t('bindings.find')}
          maxLength={200}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setChosen(undefined)
          }}
          onKeyDown={press}
        />
        {make && (
          <Button variant="default" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={make}>
            {t('bindings.new')}
          </Button>
        )}
      </div>
      {(meanwhile ?? replaces) && (
        <p className={about.problem} role={meanwhile ? 'alert' : undefined}>
          {meanwhile ?? t('bindings.replaces', { name: replaces ?? '' })}
        </p>
      )}
      {query.isPending && <SkeletonRows count={3} />}
      {query.error && <ErrorState again={() => void query.refetch()} />}
      {query.data && (
        <CandidateList
          app={app}
          suggested={suggested}
          found={found}
          searched={search !== ''}
          chosen={candidate?.id}
          choose={setChosen}
        />
      )}
      {problem && !meanwhile && (
        <p className={about.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
