import { ActionIcon, Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp, IconDots, IconDownload, IconHistory, IconUpload } from '@tabler/icons-react'
import { Suspense, useRef, useState } from 'react'
import { useStore } from '../../../store.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { toast } from '../../../ui/toasts.tsx'
import css from './designer.module.css'
import { saveFile } from './files.ts'
import type { Designer } from './open-designer.ts'
import type { Draft } from './use-draft.ts'
import { t } from './words.ts'

const ImportDialog = lazy(() => import('./ImportDialog.tsx'))
const Versions = lazy(() => import('./Versions.tsx'))
const mark = { size: 18, stroke: 1.75, 'aria-hidden': true } as const
/** Characters that a diagram may have [the contract's Diagram]. */
const LONGEST = 500_000

interface Shown {
  designer: Designer
  draft: Draft
  publish: () => void
}

/** The process, whether its draft is saved, steps back and forth, versions, files and Publish. */
export function DesignerHeader({ designer, draft, publish }: Shown) {
  useStore(designer.turn)
  const { name } = useStore(designer.details)
  const [open, setOpen] = useState<'versions'>()
  const [file, setFile] = useState<string>()
  const phone = useMediaQuery('(max-width: 44.99em)', false, { getInitialValueInEffect: false })
  const picker = useRef<HTMLInputElement>(null)
  const stack = designer.service('commandStack')
  const { published } = draft.known
  const read = async (chosen: File | undefined) => {
    if (!chosen) return
    const xml = await chosen.text()
    if (xml.length > LONGEST) toast({ kind: 'error', text: t('designer.fileTooLong') })
    else setFile(xml)
  }
  return (
    <PaneHeader
      title={name}
      sub={
        <span className={css.row}>
          <span>{published === null ? t('designer.neverPublished') : t('processes.version', { number: published })}</span>
          <span aria-hidden>·</span>
          <span role="status" data-testid="draft-state">
            {t(`designer.state_${draft.state}`)}
          </span>
        </span>
      }
      line
      back={<BackButton to="/processes" />}
    >
      {!phone && (
        <>
          <Tooltip label={t('ui.undo')}>
            <ActionIcon aria-label={t('ui.undo')} disabled={!stack.canUndo()} onClick={designer.undo}>
              <IconArrowBackUp {...mark} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('apps.redo')}>
            <ActionIcon aria-label={t('apps.redo')} disabled={!stack.canRedo()} onClick={designer.redo}>
              <IconArrowForwardUp {...mark} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('designer.more')} data-testid="designer-menu">
            <IconDots {...mark} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {phone && (
            <>
              <Menu.Item
                leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
                disabled={!stack.canUndo()}
                onClick={designer.undo}
              >
                {t('ui.undo')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconArrowForwardUp size={16} stroke={1.75} />}
                disabled={!stack.canRedo()}
                onClick={designer.redo}
              >
                {t('apps.redo')}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<IconHistory size={16} stroke={1.75} />} onClick={() => setOpen('versions')}>
            {t('designer.versions')}
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload size={16} stroke={1.75} />} onClick={() => picker.current?.click()}>
            {t('designer.import')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload size={16} stroke={1.75} />}
            onClick={() => void designer.xml().then((xml) => saveFile(`${name}.bpmn`, xml))}
          >
            {t('designer.export')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={picker}
        type="file"
        accept=".bpmn,.xml,application/xml,text/xml"
        hidden
        data-testid="import-file"
        onChange={({ currentTarget }) => {
          void read(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
      <Button onClick={publish} loading={draft.publishing} disabled={!draft.dirty && !draft.known.changed} data-testid="publish">
        {t('designer.publish')}
      </Button>
      <Suspense>
        {file !== undefined && <ImportDialog designer={designer} xml={file} close={() => setFile(undefined)} />}
        {open === 'versions' && <Versions processId={draft.known.id} designer={designer} close={() => setOpen(undefined)} />}
      </Suspense>
    </PaneHeader>
  )
}
