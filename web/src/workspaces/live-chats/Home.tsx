import type { Workspace } from '@parley/contract'
import { IconMessages } from '@tabler/icons-react'
import { Suspense, useEffect } from 'react'
import { useHeld } from '../../held.ts'
import { entitle } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Keys } from '../../ui/Keys.tsx'
import { lazy } from '../../ui/lazy.ts'
import css from './live-chats.module.css'
import { NextToDo } from './NextToDo.tsx'
import { waitingForMe } from './next-of-mine.ts'
import { SessionRow } from './side/SessionRow.tsx'

const MyDay = lazy(() => import('./MyDay.tsx'))

/** Nothing is selected: the next thing to do, and who waits for me [ui.md S5]. */
export function Home() {
  const held = useHeld((now) => now)
  const mine = waitingForMe(held)
  const operates = operatesIn(held)
  useEffect(() => entitle(t('sessions.liveChats')), [])
  if (held.liveChats.length === 0 && !mine.length)
    return (
      <EmptyState
        icon={<IconMessages size={40} stroke={1.75} />}
        title={t(held.me.administrator ? 'sessions.firstUse' : 'sessions.emptyMine')}
        text={t(held.me.administrator ? 'sessions.firstUseAdministrator' : 'sessions.firstUseOperator')}
      />
    )
  return (
    <div className={css.home}>
      <div className={css.middle}>
        <NextToDo />
        {operates && (
          <div className={css.dayRoom}>
            <Suspense>
              <MyDay waiting={mine.length} />
            </Suspense>
          </div>
        )}
        {mine.length > 0 && (
          <section className={css.waiting} aria-label={t('sessions.waitForMe')}>
            <h2>{t('sessions.waitForMe')}</h2>
            {mine.map((card) => (
              <SessionRow key={card.id} card={card} list="queue" />
            ))}
          </section>
        )}
        <p className={css.keys}>
          <span>
            <Keys keys="J" /> <Keys keys="K" /> {t('sessions.keysMove')}
          </span>
          <span>
            <Keys keys="R" /> {t('sessions.keysReply')}
          </span>
          <span>
            <Keys keys="?" /> {t('sessions.keysAll')}
          </span>
        </p>
      </div>
    </div>
  )
}

/** Whether they answer anywhere: in a group of operators, or because a session is theirs [ACC-10]. */
function operatesIn({ liveChats, sessions, me }: Workspace): boolean {
  return (
    liveChats.some(({ groupIds }) => groupIds.length > 0) ||
    Object.values(sessions).some(({ operator }) => operator?.id === me.id)
  )
}
