import { Button } from '@mantine/core'
import { deleteGroup, type Group } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import css from '../table.module.css'

/** Asks before; a group that live chats use stays. */
export function DeleteGroup({ group, close, deleted }: { group: Group; close: () => void; deleted: () => void }) {
  const form = useForm()
  const queries = useQueryClient()
  const used = group.usedIn.length > 0
  const remove = () =>
    void form.run(async () => {
      await ask(deleteGroup, { path: { groupId: group.id } })
      toast({ text: t('admin.deleted', { name: group.name }), kind: 'done' })
      deleted()
      await queries.invalidateQueries({ queryKey: ['groups'] })
      await queries.invalidateQueries({ queryKey: ['users'] })
    })
  const footer = (
    <>
      <Button variant="default" onClick={close} data-autofocus>
        {t('ui.cancel')}
      </Button>
      {!used && (
        <Button color="red" loading={form.busy} onClick={remove}>
          {t('admin.deleteGroup')}
        </Button>
      )}
    </>
  )
  const names = group.usedIn.map(({ name }) => name).join(', ')
  return (
    <Dialog title={t('admin.deleteTitle', { name: group.name })} close={close} footer={footer}>
      <p className={css.text}>{used ? t('admin.deleteUsed', { names }) : t('admin.deleteText')}</p>
      {form.said && (
        <p role="alert" className={css.alert}>
          {form.said.text}
        </p>
      )}
    </Dialog>
  )
}
