import { Button } from '@mantine/core'
import type { OrgItem, OrgItemKind } from '@parley/contract'
import { IconPlus } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { kinds } from './kinds.ts'

interface Adding {
  /** Below it, or at the top. */
  item: OrgItem | undefined
  add: (kind: OrgItemKind, parentId: string | null) => void
  primary?: boolean
}

/** What is to be added, and where. */
export function AddMenu({ item, add, primary = false }: Adding) {
  const choices = (parentId: string | null) =>
    kinds.map(({ kind, icon: Icon }) => (
      <Menu.Item key={kind} leftSection={<Icon size={16} stroke={1.75} />} onClick={() => add(kind, parentId)}>
        {t(`org.${kind}`)}
      </Menu.Item>
    ))
  return (
    // The name that is asked for next takes the focus.
    <Menu position="bottom-end" returnFocus={false} trapFocus>
      <Menu.Target>
        <Button variant={primary ? 'filled' : 'default'} leftSection={<IconPlus size={16} stroke={1.75} />}>
          {t('org.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item && (
          <>
            <Menu.Label>{t('org.addBelow', { name: item.name })}</Menu.Label>
            {choices(item.id)}
          </>
        )}
        {(primary || !item) && (
          <>
            {item && <Menu.Divider />}
            <Menu.Label>{t('org.addTop')}</Menu.Label>
            {choices(null)}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
