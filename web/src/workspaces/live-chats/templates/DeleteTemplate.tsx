import { Button } from '@mantine/core'
import { deleteResponseTemplate, type ResponseTemplate, restoreResponseTemplate } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { templatesQuery } from '../../../conversation/templates/index.ts'
import { ask, isRefused, sayOf } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'

/** Asked first, and brought back by the toast: its figures and files go with it after a day [ui.md §2]. */
export function DeleteTemplate(props: { template: ResponseTemplate; gone: () => void; close: () => void }) {
  const { template, gone, close } = props
  const { name, id } = template
  const form = useForm()
  const queries = useQueryClient()
  const go = () =>
    void form.run(async () => {
      await ask(deleteResponseTemplate, { path: { templateId: id } }).catch((error) => {
        if (!isRefused(error, 'not-found')) throw error
      })
      gone()
      await queries.invalidateQueries({ queryKey: templatesQuery.queryKey })
      toast({ kind: 'done', text: t('templates.deleted', { name }), undo: () => void undo() })
    })
  const undo = async () => {
    try {
      await ask(restoreResponseTemplate, { path: { templateId: id } })
      await queries.invalidateQueries({ queryKey: templatesQuery.queryKey })
      toast({ kind: 'done', text: t('templates.restored', { name }) })
    } catch (error) {
      toast({ kind: 'error', text: sayOf(error) })
    }
  }
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
    <Dialog title={t('templates.deleteTitle', { name })} close={close} footer={footer}>
      <p>{t('templates.deleteText')}</p>
      {form.said && <p role="alert">{form.said.text}</p>}
    </Dialog>
  )
}
