import { ActionIcon } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { Counter } from '../../ui/Counter.tsx'
import { lazy } from '../../ui/lazy.ts'
import { Popover } from '../../ui/Popover.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { workspace } from '../../workspace.ts'
import css from './activity.module.css'

const Latest = lazy(() => import('./Latest.tsx'))

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
        <Suspense fallback={<SkeletonRows count={4} />}>
          <Latest close={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
