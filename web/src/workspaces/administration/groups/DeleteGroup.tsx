import { deleteGroup, type Group } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Question } from '../../../ui/Question.tsx'
import { toast } from '../../../ui/toasts.tsx'

/** A group that live chats use stays. */
export function DeleteGroup({ group, close, deleted }: { group: Group; close: () => void; deleted: () => void }) {
  const queries = useQueryClient()
  const used = group.usedIn.map(({ name }) => name).join(', ')
  const remove = async () => {
    await ask(deleteGroup, { path: { groupId: group.id } })
    toast({ text: t('admin.deleted', { name: group.name }), kind: 'done' })
    deleted()
    await queries.invalidateQueries({ queryKey: ['groups'] })
    await queries.invalidateQueries({ queryKey: ['users'] })
  }
  return (
    <Question
      title={t('admin.deleteTitle', { name: group.name })}
      label={t('admin.deleteGroup')}
      act={used ? undefined : remove}
      close={close}
    >
      {used ? t('admin.deleteUsed', { names: used }) : t('admin.deleteText')}
    </Question>
  )
}
