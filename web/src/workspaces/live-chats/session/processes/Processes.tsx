import { Button } from '@mantine/core'
import type { InstanceRow, SessionCard } from '@parley/contract'
import { IconChevronDown, IconPlayerPlay, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { InstanceLines, t } from '../../../../instances/index.ts'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { Menu } from '../../../../ui/Menu.tsx'
import { Reasoned } from '../../../../ui/Reasoned.tsx'
import { dialog } from '../dialogs.ts'
import about from '../session.module.css'
import css from './processes.module.css'
import { useInstances } from './use-instances.ts'
import { useStartable } from './use-startable.ts'

/** As many are shown before all are asked for. */
const FIRST = 5

/** + Actions with the one that there is, and what was started from here [INF-14, BPR-05]. */
export default function Processes({ card }: { card: SessionCard }) {
  const why = useStartable(card)
  const { instances, error, again } = useInstances(card.id)
  if (why === undefined && !instances?.length) return null
  return (
    <section className={about.section} aria-label={t('starting.section')}>
      {why !== undefined && <Actions card={card} why={why} />}
      {instances && instances.length > 0 && <Started instances={instances} />}
      {!instances && error && <ErrorState text={t('starting.instancesFailed')} again={again} />}
    </section>
  )
}

function Actions({ card, why }: { card: SessionCard; why: string }) {
  const button = (
    <Button
      variant="default"
      size="compact-md"
      leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
      rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
    >
      {t('starting.actions')}
    </Button>
  )
  if (why) return <Reasoned why={why}>{button}</Reasoned>
  return (
    <Menu position="bottom-start">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPlayerPlay size={16} stroke={1.75} />}
          onClick={() => dialog.set({ what: 'start-process', sessionId: card.id })}
        >
          {t('sessions.startProcess')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Started({ instances }: { instances: readonly InstanceRow[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? instances : instances.slice(0, FIRST)
  return (
    <>
      <div className={css.started}>
        <InstanceLines instances={shown} />
      </div>
      {shown.length < instances.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('starting.all', { count: instances.length })}
        </Button>
      )}
    </>
  )
}
