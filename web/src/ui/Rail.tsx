import { Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { Counter } from './Counter.tsx'
import { Keys } from './Keys.tsx'
import css from './rail.module.css'

export interface RailItem {
  path: string
  name: string
  /** The name with the exact count: "Live chats, 128 unread messages". */
  label: string
  icon: Icon
  count: number
  countKind?: 'unread' | 'neutral'
  testId?: string
  keys?: string
  /** More about the count. */
  hint?: string
}

/** The workspaces at the start of the page; under 720 px a bar of tabs at its foot [ui.md S3, S32]. */
export function Rail({ items, logo, children }: { items: readonly RailItem[]; logo: ReactNode; children?: ReactNode }) {
  const { pathname } = useLocation()
  return (
    <nav className={css.rail} aria-label={t('ui.workspaces')}>
      <span className={css.logo}>{logo}</span>
      {items.map((item) => (
        <Tooltip key={item.path} position="right" label={<Hint name={item.name} keys={item.keys} more={item.hint} />}>
          <Link
            to={item.path}
            className={css.item}
            aria-label={item.label}
            aria-current={pathname === item.path || pathname.startsWith(`${item.path}/`) ? 'page' : undefined}
          >
            <item.icon size={22} stroke={1.75} aria-hidden />
            <Counter count={item.count} kind={item.countKind ?? 'unread'} {...(item.testId ? { testId: item.testId } : {})} />
            <small aria-hidden>{item.name}</small>
          </Link>
        </Tooltip>
      ))}
      <div className={css.foot}>{children}</div>
    </nav>
  )
}

function Hint({ name, keys, more }: { name: string; keys: string | undefined; more: string | undefined }) {
  return (
    <span className={css.hint}>
      {name}
      {keys && <Keys keys={keys} />}
      {more && <small>{more}</small>}
    </span>
  )
}
