import { ActionIcon } from '@mantine/core'
import { allows, type FolderEntry } from '@parley/contract'
import {
  IconArrowBackUp,
  IconCopy,
  IconDots,
  IconDownload,
  IconEye,
  IconFolderSymlink,
  IconHistory,
  IconPencil,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react'
import { fileAddress } from '../../conversation/index.ts'
import { nameOf } from '../../folders/queries.ts'
import { t } from '../../folders/words.ts'
import { Menu } from '../../ui/Menu.tsx'
import type { Doing } from './doing.ts'

const mark = { size: 16, stroke: 1.75 }

export function EntryMenu({ entry, trashed, doing }: { entry: FolderEntry; trashed: boolean; doing: Doing }) {
  const { file, right, kind } = entry
  const mayEdit = allows(right, 'edit') && !entry.root
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          aria-label={t('files.actionsOf', { name: nameOf(entry) })}
          tabIndex={-1}
          data-entry-menu
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}>
        {trashed ? (
          <>
            <Menu.Item leftSection={<IconArrowBackUp {...mark} />} onClick={() => doing.restore([entry])}>
              {t('files.restore')}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash {...mark} />} onClick={() => doing.erase([entry])}>
              {t('files.erase')}
            </Menu.Item>
          </>
        ) : (
          <>
            <Menu.Item leftSection={<IconEye {...mark} />} onClick={() => doing.open(entry)}>
              {t(kind === 'file' ? 'files.show' : 'files.open')}
            </Menu.Item>
            {file && (
              <Menu.Item
                leftSection={<IconDownload {...mark} />}
                renderRoot={(props) => <a href={fileAddress(file)} download={entry.name} {...props} />}
              >
                {t('files.download')}
              </Menu.Item>
            )}
            {mayEdit && (
              <Menu.Item leftSection={<IconPencil {...mark} />} rightSection="F2" onClick={() => doing.rename(entry)}>
                {t('files.rename')}
              </Menu.Item>
            )}
            {mayEdit && (
              <Menu.Item leftSection={<IconFolderSymlink {...mark} />} onClick={() => doing.place('move', [entry])}>
                {t('files.move')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconCopy {...mark} />} onClick={() => doing.place('copy', [entry])}>
              {t('files.copyTo')}
            </Menu.Item>
            {file && (
              <Menu.Item leftSection={<IconHistory {...mark} />} onClick={() => doing.details(entry)}>
                {t('files.versions')}
              </Menu.Item>
            )}
            {allows(right, 'manage') && (
              <Menu.Item leftSection={<IconUsers {...mark} />} onClick={() => doing.details(entry)}>
                {t('files.share')}
              </Menu.Item>
            )}
            {mayEdit && (
              <Menu.Item
                color="red"
                leftSection={<IconTrash {...mark} />}
                rightSection="Del"
                onClick={() => doing.trash([entry])}
              >
                {t('files.remove')}
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
