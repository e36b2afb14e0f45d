import { ActionIcon } from '@mantine/core'
import { exportUsers, type UserState } from '@parley/contract'
import { IconDots, IconDownload, IconUpload } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { addressOf } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { lazy } from '../../../ui/lazy.ts'
import { Menu } from '../../../ui/Menu.tsx'

const ImportUsers = lazy(() => import('./import/ImportUsers.tsx'))

/** Many people at once: in from a file, and out into one those that are found. */
export function UsersMenu({ found }: { found: { search?: string; state?: UserState } }) {
  const [importing, setImporting] = useState(false)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('admin.moreUsers')}>
            <IconDots size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUpload size={16} stroke={1.75} />} onClick={() => setImporting(true)}>
            {t('admin.importUsers')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload size={16} stroke={1.75} />}
            renderRoot={(props) => <a href={addressOf(exportUsers.path, {}, found)} download {...props} />}
          >
            {t('admin.exportUsers')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>{importing && <ImportUsers close={() => setImporting(false)} />}</Suspense>
    </>
  )
}
