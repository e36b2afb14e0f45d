import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { listTargets, type SessionCard } from '@parley/contract'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { remembered, useStore } from '../../../store.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { t } from './reassign-words.ts'
import css from './session.module.css'
import { TargetList } from './TargetList.tsx'
import { targetsFor } from './targets.ts'
import { useReassign } from './use-reassign.ts'
import { roleIn } from './use-rights.ts'

const opensNext = remembered('open-next-after-reassigning', false)

/** Hands the session to another operator, or to the queue of a group [INF-05…08, ui.md S9]. */
export default function ReassignDialog({ card, close }: { card: SessionCard; close: () => void }) {
  const me = useHeld((held) => held.me.id)
  const supervises = useHeld((held) => roleIn(held, card.liveChatId).supervises)
  const onlineOnly = useHeld((held) => held.settings.reassignOnlineOnly)
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [comment, setComment] = useState('')
  const goesOn = useStore(opensNext)
  const query = useQuery({
    queryKey: ['targets', card.id],
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => ask(listTargets, { path: { sessionId: card.id }, signal }),
  })
  const targets = query.data ? targetsFor(query.data, card, me, search) : []
  const target = targets.find(({ id }) => id === chosen) ?? (search ? targets[0] : undefined)
  const again = () => {
    setChosen(undefined)
    setSearch('')
    void query.refetch()
  }
  const { go, busy, problem } = useReassign({ card, comment, goesOn, close, again })

  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) void go(target)
    // Where nothing is searched for, the first nine are at hand; with Alt always.
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
    const picked = digit && (event.altKey || search === '') ? targets[Number(digit) - 1] : undefined
    if (picked && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      setChosen(picked.id)
    }
    if (!step || !targets.length) return
    event.preventDefault()
    const at = targets.findIndex(({ id }) => id === target?.id)
    setChosen(targets[Math.min(targets.length - 1, Math.max(0, at + step))]!.id)
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      {problem?.holder !== undefined && supervises && (
        <Button variant="light" disabled={!target} onClick={() => void go(target, problem.holder)}>
          {t('reassign.anyway')}
        </Button>
      )}
      <Button disabled={!target} loading={busy} onClick={() => void go(target)}>
        {t('reassign.reassign')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('reassign.title')} close={close} submit={() => void go(target)} footer={footer}>
      <TextInput
        className={css.search}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="targets"
        aria-activedescendant={target ? `target-${target.id}` : undefined}
        aria-label={t('reassign.findTarget')}
        placeholder={t('reassign.findTarget')}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
          setChosen(undefined)
        }}
        onKeyDown={press}
      />
      {query.isPending && <SkeletonRows count={4} />}
      {query.error && <ErrorState again={() => void query.refetch()} />}
      {onlineOnly && <p className={css.quiet}>{t('reassign.onlineOnly')}</p>}
      {query.data && <TargetList targets={targets} chosen={target?.id} choose={setChosen} />}
      <Textarea
        className={css.comment}
        label={t('reassign.comment')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={10_000}
        value={comment}
        onChange={({ currentTarget }) => setComment(currentTarget.value)}
      />
      <Checkbox
        label={t('reassign.openNext')}
        checked={goesOn}
        onChange={({ currentTarget }) => opensNext.set(currentTarget.checked)}
      />
      {problem && (
        <p className={css.problem} role="alert">
          {problem.text}
        </p>
      )}
    </Dialog>
  )
}
