import { Button } from '@mantine/core'
import type { ProcessRow } from '@parley/contract'
import { IconChevronDown, IconPlayerPlay } from '@tabler/icons-react'
import { useStart } from '../../../instances/index.ts'
import { connection } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { Reasoned } from '../../../ui/Reasoned.tsx'
import { t } from '../words.ts'
import own from './item.module.css'

/** Starts a process with this item, at once: nothing is asked [BPR-02, ui.md S20]. */
export function ProcessMenu({ itemId, processes }: { itemId: string; processes: readonly ProcessRow[] }) {
  const { start, busy } = useStart(itemId)
  const { online } = useStore(connection)
  if (processes.length === 0) return null
  const button = (
    <Button
      variant="default"
      aria-label={t('items.process')}
      loading={busy}
      leftSection={<IconPlayerPlay size={16} stroke={1.75} aria-hidden />}
      rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
    >
      <span className={own.processName}>{t('items.process')}</span>
    </Button>
  )
  if (!online) return <Reasoned why={t('ui.offlineReason')}>{button}</Reasoned>
  return (
    <Menu position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {processes.map((process) => (
          <Menu.Item key={process.id} onClick={() => void start(process)}>
            {process.name}
            {process.description && <small className={own.about}>{process.description}</small>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
