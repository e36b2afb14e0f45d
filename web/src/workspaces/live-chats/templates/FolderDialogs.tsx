import { Button, TextInput } from '@mantine/core'
import { createTemplateFolder, deleteTemplateFolder, editTemplateFolder, type TemplateFolder } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { templatesQuery } from '../../../conversation/templates/index.ts'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { useForm } from '../../../ui/use-form.ts'

const useAgain = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: templatesQuery.queryKey })
}

/** A new one, or another name for one. */
export function FolderDialog({ folder, close }: { folder: TemplateFolder | undefined; close: () => void }) {
  const [name, setName] = useState(folder?.name ?? '')
  const form = useForm()
  const again = useAgain()
  const save = () => {
    if (!name.trim()) return form.say({ field: 'name', text: t('templates.nameMissing') })
    void form.run(async () => {
      if (folder) await ask(editTemplateFolder, { path: { folderId: folder.id }, body: { name } })
      else await ask(createTemplateFolder, { body: { name } })
      await again()
      close()
    })
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button loading={form.busy} onClick={save}>
        {t('templates.save')}
      </Button>
    </>
  )
  return (
    <Dialog title={t(folder ? 'templates.folderRename' : 'templates.folderNew')} close={close} footer={footer} submit={save}>
      <TextInput
        data-autofocus
        label={t('templates.folderName')}
        maxLength={200}
        value={name}
        onChange={(event) => [setName(event.currentTarget.value), form.say(undefined)]}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && save()}
        error={fieldError(form.said?.text)}
      />
    </Dialog>
  )
}

export function DeleteFolder(props: { folder: TemplateFolder; close: () => void; gone: () => void }) {
  const { folder, close, gone } = props
  const form = useForm()
  const again = useAgain()
  const go = () =>
    void form.run(async () => {
      await ask(deleteTemplateFolder, { path: { folderId: folder.id } })
      await again()
      gone()
      close()
    })
  const footer = (
    <>
      <Button variant="default" onClick={close} data-autofocus>
        {t('ui.cancel')}
      </Button>
      <Button color="red" loading={form.busy} onClick={go}>
        {t('templates.delete')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('templates.folderDeleteTitle', { name: folder.name })} close={close} footer={footer}>
      <p>{t('templates.folderDeleteText')}</p>
      {form.said && <p role="alert">{form.said.text}</p>}
    </Dialog>
  )
}
