import { type Icon, IconDots } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { Counter } from './Counter.tsx'
import { Keys } from './Keys.tsx'
import { Menu } from './Menu.tsx'
import css from './rail.module.css'
import { Spoken } from './Spoken.tsx'
import { Tooltip } from './Tooltip.tsx'

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
  /** What a plain click does in place of following the path. */
  go?: () => void
}

/** As many tabs as fit on a phone; the last of them is "More" where there are more. */
const TABS = 5

/** The workspaces at the start of the page; under 720 px a bar of tabs at its foot [ui.md S3, S32]. */
export function Rail({ items, logo, children }: { items: readonly RailItem[]; logo: ReactNode; children?: ReactNode }) {
  const { pathname } = useLocation()
  return (
    <nav className={css.rail} aria-label={t('ui.workspaces')}>
      <span className={css.logo}>{logo}</span>
      {items.map((item, at) => (
        <Tooltip key={item.path} position="right" label={<Hint name={item.name} keys={item.keys} more={item.hint} />}>
          <Link
            to={item.path}
            onClick={(event) => goInstead(event, item.go)}
            className={css.item}
            data-rest={items.length > TABS && at >= TABS - 1}
            aria-current={pathname === item.path || pathname.startsWith(`${item.path}/`) ? 'page' : undefined}
          >
            <Spoken text={item.label}>
              <item.icon size={22} stroke={1.75} />
              <Counter count={item.count} kind={item.countKind ?? 'unread'} {...(item.testId ? { testId: item.testId } : {})} />
              <small>{item.name}</small>
            </Spoken>
          </Link>
        </Tooltip>
      ))}
      {items.length > TABS && <More items={items.slice(TABS - 1)} />}
      <div className={css.foot}>{children}</div>
    </nav>
  )
}

/** Other clicks open a tab, or a window, as on any link. */
function goInstead(event: MouseEvent, go: (() => void) | undefined): void {
  if (!go || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  go()
}

function More({ items }: { items: readonly RailItem[] }) {
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button" className={`${css.item} ${css.more}`}>
          <IconDots size={22} stroke={1.75} aria-hidden />
          <Counter count={items.reduce((sum, { count }) => sum + count, 0)} />
          <small>{t('ui.more')}</small>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item
            key={item.path}
            leftSection={<item.icon size={16} stroke={1.75} />}
            rightSection={<Counter count={item.count} kind={item.countKind ?? 'unread'} />}
            aria-label={item.label}
            renderRoot={(props) => <Link to={item.path} {...props} />}
          >
            {item.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
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
