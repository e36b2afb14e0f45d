import { Tabs } from '@mantine/core'
import { allows, type FolderEntry } from '@parley/contract'
import { nameOf } from '../../../folders/queries.ts'
import { t } from '../../../folders/words.ts'
import { Drawer } from '../../../ui/Dialog.tsx'
import { SharingTab } from './SharingTab.tsx'
import { VersionsTab } from './VersionsTab.tsx'

/** The versions of a file, and who may do what with it. */
export default function Details({ entry, close }: { entry: FolderEntry; close: () => void }) {
  const mayShare = allows(entry.right, 'manage')
  return (
    <Drawer title={nameOf(entry)} close={close}>
      <Tabs defaultValue={entry.file ? 'versions' : 'sharing'} keepMounted={false}>
        <Tabs.List mb="md">
          {entry.file && <Tabs.Tab value="versions">{t('files.versions')}</Tabs.Tab>}
          <Tabs.Tab value="sharing">{t('files.share')}</Tabs.Tab>
        </Tabs.List>
        {entry.file && (
          <Tabs.Panel value="versions">
            <VersionsTab entry={entry} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="sharing">{mayShare ? <SharingTab entry={entry} /> : <p>{t('files.onlyManagers')}</p>}</Tabs.Panel>
      </Tabs>
    </Drawer>
  )
}
