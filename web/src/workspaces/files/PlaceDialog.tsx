import { Button } from '@mantine/core'
import type { FolderEntry } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { FolderPicker } from '../../folders/FolderPicker.tsx'
import form from '../../folders/folders.module.css'
import { t } from '../../folders/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { bring } from './do-to-entries.ts'

interface Placing {
  how: 'copy' | 'move'
  entries: readonly FolderEntry[]
  close: () => void
}

/** Moves or copies to a folder of one's choice, for those who drag nothing. */
export default function PlaceDialog({ how, entries, close }: Placing) {
  const queries = useQueryClient()
  const [folder, setFolder] = useState<FolderEntry>()
  const choose = useCallback((entry: FolderEntry) => setFolder(entry), [])
  const go = () => {
    if (!folder) return
    close()
    void bring(queries, how, entries, folder.id)
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button disabled={!folder} onClick={go}>
        {t(how === 'move' ? 'files.moveHere' : 'files.copyHere')}
      </Button>
    </>
  )
  return (
    <Dialog title={t(how === 'move' ? 'files.moveTitle' : 'files.copyTitle')} close={close} footer={footer} submit={go}>
      <div className={form.form}>
        <FolderPicker chosen={folder} choose={choose} />
      </div>
    </Dialog>
  )
}
