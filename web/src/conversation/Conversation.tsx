import type { Message, File as Sent } from '@parley/contract'
import { type KeyboardEvent, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { isRefused, outbox } from '../live/index.ts'
import { type Store, useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { lazy } from '../ui/lazy.ts'
import { SkeletonRows } from '../ui/Skeletons.tsx'
import { VirtualLog } from '../ui/VirtualLog.tsx'
import type { Acts } from './acts.ts'
import { Around } from './around.ts'
import { Bubble } from './Bubble.tsx'
import css from './conversation.module.css'
import type { Desk } from './desk.ts'
import { LetterBubble } from './LetterBubble.tsx'
import { DayLine, EndingLine, NewLine, NoticeLine, TypingLine } from './Lines.tsx'
import { menuHandlers, openMenu } from './message-menu.ts'
import { asked } from './modes.ts'
import { type Row, rowsOf } from './rows.ts'
import type { Source } from './source.ts'
import { useIncoming } from './use-incoming.ts'
import { useLogKeys } from './use-log-keys.ts'
import { useNewFrom } from './use-new-from.ts'
import { useReading } from './use-reading.ts'
import { useTimeline } from './use-timeline.ts'

const MessageMenu = lazy(() => import('./MessageMenu.tsx'))
const MessageDialogs = lazy(() => import('./MessageDialogs.tsx'))
const Preview = lazy(() => import('./preview/Preview.tsx'))

export interface Talk {
  source: Source
  side: 'staff' | 'customer'
  /** "Conversation with Maria Lindqvist" */
  label: string
  /** How many of the other side's messages this person has not read. */
  unread: number
  /** The last message of what is shown was read; called again for each new one while something is unread. */
  read: (last: Message) => void
  /** Whether a message of one's own side was read by the other; undefined where that is not known. */
  wasRead: (message: Message) => boolean | undefined
  /** The kind of channel that the other side's messages came through, where it is to be shown [CNV-02]. */
  channel?: string | undefined
  /** A name above what is not plain from its side. */
  nameOf: (message: Message) => string | undefined
  linkOf?: (message: Message) => string
  typing: string | undefined
  acts?: Acts
  /** Where what did not go can be written on; absent where nothing may be written now. */
  desk?: Store<Desk> | undefined
  notices?: boolean
  goTo?: string | undefined
  /** What stands here before the first message. */
  empty?: string
}

const keyOf = (row: Row) => row.key
const counted = (row: Row) => row.kind === 'message' && !row.own

/** The dialogue in the order of time: begins at its end, loads upwards, and tells what is new [CNV-01, CNV-10, CNV-11]. */
export function Conversation(talk: Talk) {
  const { source, side, notices = true, typing } = talk
  const { timeline, error, again, earlier } = useTimeline(source)
  const all = useStore(outbox)
  const letters = useMemo(() => all.filter(({ target }) => target === source.key), [all, source.key])
  const newFrom = useNewFrom(timeline, talk.unread, side)
  const rows = useMemo(
    () => rowsOf(timeline, { side, letters, newFrom, notices, typing }),
    [timeline, side, letters, newFrom, notices, typing],
  )
  const [near, setNear] = useState(true)
  const [shown, setShown] = useState<Sent>()
  useIncoming(timeline, side)
  useReading(near && timeline.read, talk.unread, timeline.items.at(-1), talk.read)
  const more = useCallback(() => earlier(), [earlier])
  const menu = useStore(openMenu)
  const dialog = useStore(asked)
  const [goTo, setGoTo] = useState(talk.goTo)
  const jump = (id: string) => void import('./jump.ts').then(({ jumpTo }) => jumpTo(source, id, setGoTo))
  // biome-ignore lint/correctness/useExhaustiveDependencies: an address that names a message is followed once it can be.
  useEffect(() => {
    if (timeline.read && talk.goTo) jump(talk.goTo)
  }, [timeline.read, talk.goTo])
  const { byKey, focused, ...pointing } = menuHandlers((id) => {
    const row = rows.find((one) => one.key === id)
    if (row?.kind !== 'message') return undefined
    const { message, own } = row
    return { message, own, side, link: talk.linkOf?.(message), acts: talk.acts }
  }, jump)
  const [turn, setTurn] = useState(0)
  const latest = () => timeline.items.findLast(({ author }) => author !== 'system')
  useLogKeys({
    acts: talk.acts,
    focused: () => focused()?.message,
    latest,
    toBeginning: () => void import('./jump.ts').then(({ jumpToBeginning }) => jumpToBeginning(source, setGoTo)),
    toEnd: () => {
      setTurn((was) => was + 1)
      void import('./jump.ts').then(({ focusOn }) => focusOn(latest()?.id ?? ''))
    },
  })

  if (!timeline.read && error) return <Failed error={error} again={again} />
  if (!timeline.read && !rows.length) return <Waiting />
  if (!rows.length) return <p className={css.empty}>{talk.empty}</p>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows go from message to message, which have the focus themselves.
    <div
      className={css.talk}
      onKeyDown={(event) => {
        byKey(event)
        rove(event)
      }}
      {...pointing}
    >
      <Around.Provider value={setShown}>
        <VirtualLog
          items={rows}
          keyOf={keyOf}
          counts={counted}
          draw={(row) => (
            <div className={css.row}>
              <Line row={row} talk={talk} />
            </div>
          )}
          label={talk.label}
          earlier={more}
          atEnd={setNear}
          goTo={goTo}
          endAt={`${letters.at(-1)?.id} ${turn}`}
        />
      </Around.Provider>
      {shown && (
        <Suspense>
          <Preview files={filesOf(timeline.items, shown)} at={shown.id} close={() => setShown(undefined)} />
        </Suspense>
      )}
      {menu && (
        <Suspense>
          <MessageMenu {...menu} />
        </Suspense>
      )}
      {dialog && (
        <Suspense>
          <MessageDialogs {...dialog} side={side} />
        </Suspense>
      )}
    </div>
  )
}

/** The files of the conversation as far as it is loaded, and the one that is looked at. */
function filesOf(items: readonly Message[], shown: Sent): Sent[] {
  const files = items.flatMap((message) => message.files)
  return files.some(({ id }) => id === shown.id) ? files : [shown]
}

function Line({ row, talk }: { row: Row; talk: Talk }) {
  switch (row.kind) {
    case 'day':
      return <DayLine at={row.at} />
    case 'ending':
      return <EndingLine ending={row.ending} />
    case 'new':
      return <NewLine />
    case 'notice':
      return <NoticeLine message={row.message} instance={talk.acts?.instance} />
    case 'letter':
      return <LetterBubble letter={row.letter} first={row.first} desk={talk.desk} />
    case 'typing':
      return <TypingLine name={row.name} />
    case 'message': {
      const { message, own, first, last } = row
      return (
        <Bubble
          message={message}
          own={own}
          first={first}
          last={last}
          read={own ? talk.wasRead(message) : undefined}
          channel={own ? undefined : talk.channel}
          name={talk.nameOf(message)}
        />
      )
    }
  }
}

function Waiting() {
  return (
    <div className={css.talk}>
      <SkeletonRows count={6} label={t('conversation.loading')} />
    </div>
  )
}

function Failed({ error, again }: { error: unknown; again: () => void }) {
  return (
    <ErrorState text={t('conversation.failedToLoad')} requestId={isRefused(error) ? error.requestId : undefined} again={again} />
  )
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
}

/** ↑ and ↓ go from message to message; the first press in the log goes to the last one [ui.md §2.5]. */
function rove(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key]
  const target = event.target as HTMLElement
  const focused = target.closest('[data-message]')
  if (!step || (target.getAttribute('role') !== 'log' && target !== focused)) return
  const messages = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-message]')]
  const at = focused ? messages.indexOf(focused as HTMLElement) : messages.length
  const next = messages[Math.max(0, step(at, messages.length))]
  if (!next) return
  event.preventDefault()
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}
