import { ActionIcon } from '@mantine/core'
import { type App, exportItems } from '@parley/contract'
import { IconDots, IconDownload, IconLock, IconTools, IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { addressOf } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { t } from '../words.ts'
import { chosenBy, type Look } from './look.ts'

const ImportDialog = lazy(() => import('./ImportDialog.tsx'))
const Permissions = lazy(() => import('../builder/Permissions.tsx'))

/** What can be done with the app as a whole, as far as rights go; nothing is drawn where there is nothing. */
export function AppMenu({ app, look }: { app: App; look: Look }) {
  const [open, setOpen] = useState<'import' | 'permissions'>()
  const { rights } = app
  if (!rights.build && !rights.import && !rights.export && !rights.permissions) return null
  const file = addressOf(exportItems.path, { appId: app.id }, chosenBy(look))
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('items.appActions')}>
            <IconDots size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {rights.build && (
            <Menu.Item
              leftSection={<IconTools size={16} stroke={1.75} />}
              renderRoot={(props) => <Link to={`/apps/${app.id}/builder`} {...props} />}
            >
              {t('items.build')}
            </Menu.Item>
          )}
          {rights.permissions && !rights.build && (
            <Menu.Item leftSection={<IconLock size={16} stroke={1.75} />} onClick={() => setOpen('permissions')}>
              {t('apps.permissions')}
            </Menu.Item>
          )}
          {rights.import && (
            <Menu.Item leftSection={<IconUpload size={16} stroke={1.75} />} onClick={() => setOpen('import')}>
              {t('items.import')}
            </Menu.Item>
          )}
          {rights.export && (
            <Menu.Item
              leftSection={<IconDownload size={16} stroke={1.75} />}
              renderRoot={(props) => <a href={file} download {...props} />}
            >
              {t('items.export')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {open === 'import' && <ImportDialog app={app} close={() => setOpen(undefined)} />}
        {open === 'permissions' && (
          <Dialog title={t('apps.permissions')} close={() => setOpen(undefined)} wide>
            <Permissions appId={app.id} />
          </Dialog>
        )}
      </Suspense>
    </>
  )
}
