import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Menu } from '../../../ui/Menu.tsx'

interface Acting {
  label: string
  icon?: ReactNode
  items: readonly { key: string; label: string; icon?: ReactNode; run: () => void }[]
  opened?: boolean
  onChange?: (opened: boolean) => void
  testId?: string
}

/** A button that asks which: nothing happens before one is chosen. */
export function ActMenu({ label, icon, items, opened, onChange, testId }: Acting) {
  return (
    <Menu position="bottom-start" {...(opened !== undefined && { opened })} {...(onChange && { onChange })}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          disabled={items.length === 0}
          leftSection={icon}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          data-testid={testId}
          {...(onChange && { onClick: () => onChange(!opened) })}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="50dvh" style={{ overflowY: 'auto' }}>
        {items.map((item) => (
          <Menu.Item key={item.key} leftSection={item.icon} onClick={item.run}>
            {item.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
