import { ActionIcon } from '@mantine/core'
import type { LockOnCustomer, SessionCard, SessionDetails } from '@parley/contract'
import { IconDotsVertical, IconLock, IconLockOpen } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { Menu } from '../../../ui/Menu.tsx'
import { ReasonedItem } from '../../../ui/Reasoned.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { full } from '../../../ui/time.ts'
import { useAskAgain } from '../../../use-ask-again.ts'
import { dialog } from './dialogs.ts'
import { t } from './spam-words.ts'
import { useLocks } from './use-locks.ts'
import { useStanding } from './use-standing.ts'

/** One line of the menu at a customer's name; `shown` says whether it is for them. */
export interface CustomerEntry {
  id: string
  Entry: ComponentType<{ card: SessionCard; details: SessionDetails | undefined }>
}

const entries: readonly CustomerEntry[] = [{ id: 'lock', Entry: LockEntry }]

/** The three dots at the name of a customer who writes from outside [INF-19]. */
export default function CustomerMenu({ card, details }: { card: SessionCard; details: SessionDetails | undefined }) {
  const { lock } = useStanding(card)
  useAskAgain(['session', card.id], ({ name }) => name === 'locks.changed')
  if (lock === undefined) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('spam.customerMore')}>
          <ActionIcon size={28} aria-label={t('spam.customerMore')}>
            <IconDotsVertical size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ id, Entry }) => (
          <Entry key={id} card={card} details={details} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function LockEntry({ card, details }: { card: SessionCard; details: SessionDetails | undefined }) {
  const { lock } = useStanding(card)
  const locked = useLocks(details?.customer.locks ?? []).length > 0
  const Mark = locked ? IconLockOpen : IconLock
  return (
    <ReasonedItem
      why={details ? (lock ?? '') : t('ui.loading')}
      icon={<Mark size={16} stroke={1.75} />}
      run={() => dialog.set({ what: locked ? 'unlock' : 'lock', sessionId: card.id })}
    >
      {t(locked ? 'spam.unlock' : 'spam.lock')}
    </ReasonedItem>
  )
}

/** That new sessions of this customer begin in spam, and until when. */
export function LockBadge({ locks }: { locks: readonly LockOnCustomer[] }) {
  const now = useLocks(locks)
  if (now.length === 0) return null
  const ends = now.flatMap(({ until }) => until ?? [])
  const last = ends.length === now.length ? ends.sort().at(-1) : undefined
  return <Tag tone="danger">{last ? t('spam.lockedUntil', { at: full(last) }) : t('spam.locked')}</Tag>
}
