import { ActionIcon } from '@mantine/core'
import { exportTemplates, type TemplateKind } from '@parley/contract'
import { IconDots, IconDownload, IconUpload } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { addressOf } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { lazy } from '../../../ui/lazy.ts'
import { Menu } from '../../../ui/Menu.tsx'

const ImportDialog = lazy(() => import('./ImportDialog.tsx'))
const mark = { size: 16, stroke: 1.75 }

export function MoreMenu({ kind }: { kind: TemplateKind }) {
  const [importing, setImporting] = useState(false)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('templates.more')}>
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUpload {...mark} />} onClick={() => setImporting(true)}>
            {t('templates.import')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload {...mark} />}
            renderRoot={(props) => <a href={addressOf(exportTemplates.path, {}, { kind })} download {...props} />}
          >
            {t('templates.export')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {importing && (
        <Suspense>
          <ImportDialog kind={kind} close={() => setImporting(false)} />
        </Suspense>
      )}
    </>
  )
}
