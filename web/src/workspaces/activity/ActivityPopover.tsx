import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { Counter } from '../../ui/Counter.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { workspace } from '../../workspace.ts'
import css from './activity.module.css'
import { Entry } from './Entry.tsx'
import { markRead, useEntries } from './entries.ts'

const SHOWN = 20

/** The bell: the last entries, and the way to all of them [ui.md S3]. */
export function ActivityPopover() {
  const [open, setOpen] = useState(false)
  const unread = useStore(workspace)?.unreadActivity.length ?? 0
  const label = t('activity.open', { count: unread })
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={360} trapFocus>
      <Popover.Target>
        <Tooltip label={t('activity.title')} disabled={open}>
          <ActionIcon aria-label={label} className={css.bell} onClick={() => setOpen(!open)} data-testid="activity-bell">
            <IconBell size={18} stroke={1.75} />
            <span className={css.bellCount}>
              <Counter count={unread} />
            </span>
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={css.popover} aria-label={t('activity.title')}>
        <Latest close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Latest({ close }: { close: () => void }) {
  const queries = useQueryClient()
  const me = useStore(workspace)?.me.id ?? ''
  const { entries, unread, isPending, error, refetch } = useEntries('all')
  return (
    <>
      <div className={css.popoverTop}>
        <h2>{t('activity.title')}</h2>
        <Button variant="subtle" size="compact-sm" disabled={unread === 0} onClick={() => void markRead(queries, null)}>
          {t('activity.readAll')}
        </Button>
      </div>
      <div className={css.popoverList}>
        {isPending && <SkeletonRows count={4} />}
        {error && entries.length === 0 && <ErrorState again={() => void refetch()} />}
        {!isPending && !error && entries.length === 0 && <p className={css.caughtUp}>{t('activity.caughtUp')}</p>}
        {entries.slice(0, SHOWN).map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            me={me}
            dated
            read={() => {
              void markRead(queries, entry.id)
            }}
          />
        ))}
      </div>
      <Button
        variant="subtle"
        fullWidth
        className={css.toAll}
        renderRoot={(props) => <Link to="/activity" {...props} onClick={close} />}
      >
        {t('activity.openAll')}
      </Button>
    </>
  )
}
