import { Button } from '@mantine/core'
import { copyFile, type File as Sent } from '@parley/contract'
import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import { attempt } from '../../folders/attempt.ts'
import { FolderTree } from '../../folders/FolderTree.tsx'
import { useRoots } from '../../folders/queries.ts'
import { t } from '../../folders/words.ts'
import { ask } from '../../live/index.ts'
import type { Store } from '../../store.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { attachSent, type Desk, MOST_FILES } from '../desk.ts'
import { Choices } from './Choices.tsx'
import css from './from-files.module.css'
import { useFilesIn, useFilesOfItems } from './use-choices.ts'

interface Attaching {
  desk: Store<Desk>
  sessionId: string | undefined
  close: () => void
}

/** Bytes stay on the server: what is chosen is copied there and attached as if it had been uploaded [CMP-12]. */
export default function FromFilesDialog({ desk, sessionId, close }: Attaching) {
  useFocusBack()
  const roots = useRoots()
  const [folderId, setFolderId] = useState<string>()
  const [chosen, setChosen] = useState<readonly Sent[]>([])
  const [busy, setBusy] = useState(false)
  const ofItems = useFilesOfItems(sessionId)
  const at = folderId ?? roots.data?.roots.find(({ root }) => root === 'mine')?.id
  const files = useFilesIn(at === 'items' ? undefined : at)
  const room = MOST_FILES - desk.get().attachments.length
  const toggle = (file: Sent) =>
    setChosen((was) => (was.some(({ id }) => id === file.id) ? was.filter(({ id }) => id !== file.id) : [...was, file]))

  const attach = async () => {
    if (chosen.length === 0 || busy) return
    if (chosen.length > room) return toast({ kind: 'error', text: t('files.tooMany', { most: MOST_FILES }) })
    setBusy(true)
    const copies = await Promise.all(
      chosen.map(({ id }) => attempt(() => ask(copyFile, { path: { fileId: v7() }, body: { fromId: id } }))),
    )
    setBusy(false)
    attachSent(
      desk,
      copies.filter((copy) => copy !== undefined),
    )
    close()
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button loading={busy} disabled={chosen.length === 0} onClick={() => void attach()}>
        {t('files.attach', { count: chosen.length })}
      </Button>
    </>
  )
  return (
    <Dialog title={t('files.attachTitle')} close={close} wide footer={footer} submit={() => void attach()}>
      <div className={css.split}>
        <div className={css.places}>
          {ofItems.length > 0 && (
            <button type="button" className={css.items} aria-pressed={at === 'items'} onClick={() => setFolderId('items')}>
              <IconPaperclip size={17} stroke={1.75} aria-hidden />
              {t('files.ofItems')}
            </button>
          )}
          {roots.data ? (
            <FolderTree
              roots={roots.data.roots}
              label={t('files.folders')}
              chosen={at}
              choose={({ id }) => setFolderId(id)}
              open={roots.data.roots.map(({ id }) => id)}
            />
          ) : (
            <SkeletonRows count={3} />
          )}
        </div>
        <Choices files={at === 'items' ? ofItems : files.data} chosen={chosen} toggle={toggle} failed={files.error !== null} />
      </div>
    </Dialog>
  )
}
