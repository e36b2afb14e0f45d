import { Button, FileButton } from '@mantine/core'
import { importTemplates, refusals, type TemplateImport, type TemplateKind } from '@parley/contract'
import { IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sendBytes } from '../../../conversation/index.ts'
import { templatesQuery } from '../../../conversation/templates/index.ts'
import { addressOf } from '../../../live/index.ts'
import { refusalText, t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useForm } from '../../../ui/use-form.ts'
import css from './form.module.css'

const columns = {
  template: 'Name, Shortcut, Description, Text, Folder, Shared with',
  article: 'Name, Shortcut, URL, Description, Keywords, Folder, Shared with',
}

/** Takes CSV, and says of each row that was left out why. */
export default function ImportDialog({ kind, close }: { kind: TemplateKind; close: () => void }) {
  const form = useForm()
  const queries = useQueryClient()
  const [done, setDone] = useState<TemplateImport>()
  const take = (file: File | null) => {
    if (!file) return
    void form.run(async () => {
      const address = addressOf(importTemplates.path, {}, { kind })
      setDone(await sendBytes<TemplateImport>(importTemplates.method, address, file, () => {}, new AbortController().signal))
      await queries.invalidateQueries({ queryKey: templatesQuery.queryKey })
    })
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t(done ? 'ui.close' : 'ui.cancel')}
      </Button>
      <FileButton accept=".csv,text/csv" onChange={take} inputProps={{ 'aria-label': t('templates.importFile') }}>
        {(props) => (
          <Button {...props} loading={form.busy} leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />}>
            {t('templates.importFile')}
          </Button>
        )}
      </FileButton>
    </>
  )
  return (
    <Dialog title={t('templates.importTitle')} close={close} footer={footer} wide>
      <p className={css.note}>{t('templates.importText', { columns: columns[kind] })}</p>
      {form.said && (
        <p className={css.wrong} role="alert">
          {form.said.text}
        </p>
      )}
      {done && (
        <div role="status">
          <p>{t('templates.imported', { count: done.added })}</p>
          {done.skipped.length > 0 && <p>{t('templates.skipped', { count: done.skipped.length })}</p>}
          <ul className={css.skipped}>
            {done.skipped.map(({ line, name, code, detail }) => (
              <li key={line}>
                <b>{name}</b> {t('templates.line', { line, reason: [reasonOf(code), detail].filter(Boolean).join(' ') })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  )
}

const reasonOf = (code: string) => (code in refusals ? refusalText(code as keyof typeof refusals) : code)
