import { Button, TextInput } from '@mantine/core'
import { createFolder } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import { againFiles } from '../../folders/queries.ts'
import { t } from '../../folders/words.ts'
import { ask, sayOf } from '../../live/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'

export default function NewFolderDialog({ parentId, close }: { parentId: string; close: () => void }) {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [failed, setFailed] = useState('')
  const create = async () => {
    if (!name.trim()) return
    try {
      await ask(createFolder, { path: { entryId: v7() }, body: { parentId, name: name.trim() } })
      await againFiles(queries)
      close()
    } catch (error) {
      setFailed(sayOf(error))
    }
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button disabled={!name.trim()} onClick={() => void create()}>
        {t('files.create')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('files.newFolder')} close={close} footer={footer} submit={() => void create()}>
      <TextInput
        label={t('files.folderName')}
        value={name}
        maxLength={200}
        error={failed || undefined}
        data-autofocus
        onChange={(event) => {
          setName(event.currentTarget.value)
          setFailed('')
        }}
        onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && !event.metaKey && void create()}
      />
    </Dialog>
  )
}
