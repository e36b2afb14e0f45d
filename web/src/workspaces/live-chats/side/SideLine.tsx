import { ActionIcon, Button } from '@mantine/core'
import type { SessionList } from '@parley/contract'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useHeld } from '../../../held.ts'
import { sayOf } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { language, type TextKey, t } from '../../../texts/index.ts'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Spoken } from '../../../ui/Spoken.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { beginning } from '../session/index.ts'
import { folds } from './folds.ts'
import { SessionRow } from './SessionRow.tsx'
import { failedLists, readMore } from './session-lists.ts'
import css from './sessions-menu.module.css'
import type { SideItem } from './side-items.ts'

const names = {
  queue: 'sessions.queue',
  mine: 'sessions.mine',
  active: 'sessions.active',
  closed: 'sessions.closed',
} as const satisfies Record<SessionList, TextKey>

const nothing = {
  queue: 'sessions.emptyQueue',
  mine: 'sessions.emptyMine',
  active: 'sessions.emptyActive',
  closed: 'sessions.emptyClosed',
} as const satisfies Record<SessionList, TextKey>

/** One line of the menu: a live chat's heading, a group's, a session, or what stands where there is none. */
export function SideLine({ item }: { item: SideItem }) {
  switch (item.kind) {
    case 'chat':
      return <h2 className={css.chat}>{item.liveChat.name || t('sessions.otherChat')}</h2>
    case 'group':
      return <GroupHead item={item} />
    case 'row':
      return <SessionRow card={item.card} list={item.list} />
    case 'more':
      return <More list={item.list} liveChatId={item.liveChatId} />
    case 'empty':
      return <p className={css.nothing}>{t(nothing[item.list])}</p>
  }
}

function GroupHead({ item: { id, list, count, open } }: { item: Extract<SideItem, { kind: 'group' }> }) {
  const name = t(names[list])
  const figure = new Intl.NumberFormat(language()).format(count)
  const head = (
    <h2 className={css.group}>
      <button
        type="button"
        aria-expanded={open}
        data-testid={`group-${list}`}
        onClick={() => folds.set((was) => ({ ...was, [id]: !open }))}
        onKeyDown={({ key }) => {
          if (key === 'ArrowLeft' || key === 'ArrowRight') folds.set((was) => ({ ...was, [id]: key === 'ArrowRight' }))
        }}
      >
        <Spoken text={t('ui.nameAndCount', { name, count: figure })}>
          <IconChevronDown size={14} />
          {name}
          <span className={css.count}>{figure}</span>
        </Spoken>
      </button>
    </h2>
  )
  if (list !== 'mine') return head
  return (
    <div className={css.head}>
      {head}
      <NewSession />
    </div>
  )
}

/** Only operators, and only while they are Online [SES-14, STA-03]. */
function NewSession() {
  const may = useHeld(({ me, liveChats }) => me.online && liveChats.some(({ groupIds }) => groupIds.length > 0))
  if (!may) return null
  return (
    <Tooltip label={t('sessions.newSession')}>
      <ActionIcon size={24} aria-label={t('sessions.newSession')} onClick={() => beginning.set(true)}>
        <IconPlus size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}

/** Comes into sight, and reads the next portion. */
function More({ list, liveChatId }: { list: SessionList; liveChatId: string }) {
  const error = useStore(failedLists)[`${list}:${liveChatId}`]
  useEffect(() => void readMore(list, liveChatId), [list, liveChatId])
  if (!error) return <SkeletonRows count={1} label={t('sessions.loading')} />
  return (
    <div className={css.failed} role="alert">
      {sayOf(error)}
      <Button size="compact-sm" variant="subtle" onClick={() => void readMore(list, liveChatId)}>
        {t('ui.tryAgain')}
      </Button>
    </div>
  )
}
