import { Button, TextInput } from '@mantine/core'
import { type FolderEntry, type OnConflict, readFolder, type File as Sent, saveCopy } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { v7 } from 'uuid'
import { ask, sayOf } from '../live/index.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toasts.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { FolderPicker } from './FolderPicker.tsx'
import css from './folders.module.css'
import { againFiles, lastFolder, pathName } from './queries.ts'
import { t } from './words.ts'

/** A copy of a file of a chat or an item, in a folder of one's choice [CNV-07, FIL-02, FIL-03, FIL-04]. */
export default function SaveCopy({ file, close }: { file: Pick<Sent, 'id' | 'name'>; close: () => void }) {
  useFocusBack()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(file.name)
  const [folder, setFolder] = useState<FolderEntry>()
  const [taken, setTaken] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState('')
  const choose = useCallback((entry: FolderEntry) => {
    setFolder(entry)
    setTaken(false)
  }, [])
  const may = folder !== undefined && name.trim() !== '' && !busy

  const save = async (conflict?: OnConflict) => {
    if (!folder || !may) return
    setBusy(true)
    setFailed('')
    try {
      const { path, entries } = await ask(readFolder, { path: { entryId: folder.id }, query: { order: 'name' } })
      const same = entries.items.some(
        (one) => one.kind === 'file' && one.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase(),
      )
      if (same && !conflict) return setTaken(true)
      const body = { fileId: file.id, parentId: folder.id, name: name.trim(), conflict: conflict ?? ('keep-both' as const) }
      await ask(saveCopy, { path: { entryId: v7() }, body })
      lastFolder.set({ id: folder.id })
      void againFiles(queries)
      close()
      const go = { label: t('files.showIt'), run: () => void navigate({ to: `/files/${folder.id}` }) }
      toast({ kind: 'done', text: t('files.saved', { path: pathName(path, folder) }), action: go })
    } catch (error) {
      setFailed(sayOf(error))
    } finally {
      setBusy(false)
    }
  }
  const footer = taken ? (
    <>
      <Button variant="default" onClick={() => void save('replace')} loading={busy}>
        {t('files.replace')}
      </Button>
      <Button onClick={() => void save('keep-both')} loading={busy} autoFocus>
        {t('files.keepBoth')}
      </Button>
    </>
  ) : (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button onClick={() => void save()} loading={busy} disabled={!may && !busy}>
        {t('files.saveCopy')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('files.saveTitle')} close={close} footer={footer} submit={() => void save()}>
      <div className={css.form}>
        <TextInput
          label={t('files.name')}
          value={name}
          maxLength={200}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setTaken(false)
          }}
        />
        <FolderPicker chosen={folder} choose={choose} />
        {taken && (
          <p className={css.note} role="alert">
            {t('files.taken')} {t('files.replaceHint')}
          </p>
        )}
        {failed && (
          <p className={css.alert} role="alert">
            {failed}
          </p>
        )}
      </div>
    </Dialog>
  )
}
