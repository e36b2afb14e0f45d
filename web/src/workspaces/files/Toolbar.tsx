import { Button, FileButton, SegmentedControl } from '@mantine/core'
import { allows, type FolderEntry } from '@parley/contract'
import { IconFolderPlus, IconLayoutGrid, IconList, IconTrash, IconUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import { t } from '../../folders/words.ts'
import { Menu } from '../../ui/Menu.tsx'
import { Spoken } from '../../ui/Spoken.tsx'
import type { Doing } from './doing.ts'
import css from './files.module.css'
import { type Found, foundAmong } from './uploads/dropped.ts'
import type { View } from './use-entries.ts'

interface Bar {
  view: View
  folder: FolderEntry | undefined
  chosen: readonly FolderEntry[]
  tiles: boolean
  setTiles: (tiles: boolean) => void
  upload: (found: readonly Found[]) => void
  newFolder: () => void
  emptyTrash: (() => void) | undefined
  doing: Doing
}

const mark = { size: 16, stroke: 1.75 }

export function Toolbar({ view, folder, chosen, tiles, setTiles, upload, newFolder, emptyTrash, doing }: Bar) {
  const mayAdd = view === 'folder' && folder !== undefined && allows(folder.right, 'create')
  const mayEdit = chosen.length > 0 && chosen.every(({ right }) => allows(right, 'edit'))
  return (
    <div className={css.bar}>
      {mayAdd && <UploadMenu upload={upload} />}
      {mayAdd && (
        <Button variant="default" size="compact-md" leftSection={<IconFolderPlus {...mark} />} onClick={newFolder}>
          {t('files.newFolder')}
        </Button>
      )}
      {view === 'trash' && mayEdit && (
        <Button variant="default" size="compact-md" onClick={() => doing.restore(chosen)}>
          {t('files.restore')}
        </Button>
      )}
      {view !== 'trash' && mayEdit && (
        <Button variant="default" size="compact-md" leftSection={<IconTrash {...mark} />} onClick={() => doing.trash(chosen)}>
          {t('files.remove')}
        </Button>
      )}
      {emptyTrash && (
        <Button variant="default" size="compact-md" onClick={emptyTrash}>
          {t('files.emptyIt')}
        </Button>
      )}
      <span className={css.count} role="status">
        {chosen.length > 0 && t('files.chosen', { count: chosen.length })}
      </span>
      <span className={css.space} />
      <SegmentedControl
        size="xs"
        aria-label={t('files.look')}
        value={tiles ? 'tiles' : 'list'}
        onChange={(value) => setTiles(value === 'tiles')}
        data={[
          {
            value: 'list',
            label: (
              <Spoken text={t('files.asList')}>
                <IconList {...mark} />
              </Spoken>
            ),
          },
          {
            value: 'tiles',
            label: (
              <Spoken text={t('files.asTiles')}>
                <IconLayoutGrid {...mark} />
              </Spoken>
            ),
          },
        ]}
      />
    </div>
  )
}

function UploadMenu({ upload }: { upload: (found: readonly Found[]) => void }) {
  const files = useRef<HTMLButtonElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-md" leftSection={<IconUpload {...mark} />}>
            {t('files.upload')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => files.current?.click()}>{t('files.uploadFiles')}</Menu.Item>
          <Menu.Item onClick={() => folder.current?.click()}>{t('files.uploadFolder')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <FileButton multiple onChange={(chosen) => upload(chosen.map((file) => ({ file, within: [] })))}>
        {(props) => <button type="button" {...props} ref={files} hidden data-testid="choose-files" />}
      </FileButton>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t('files.uploadFolder')}
        {...{ webkitdirectory: '' }}
        onChange={(event) => {
          upload(foundAmong([...(event.currentTarget.files ?? [])]))
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
