import '../../../texts/later.ts'
import { TextInput } from '@mantine/core'
import { createLiveChat, type LiveChat, type Named } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, isRefused, sayOf } from '../../../live/index.ts'
import { type TextKey, t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { checkStaff, fieldOf } from './check.ts'
import { GroupsField } from './GroupsField.tsx'
import css from './settings.module.css'

/** +Live chat, and +Add in the Live Chats menu: the same form [LCS-01, LCS-02, LCS-18]. */
export default function CreateLiveChat({ close, created }: { close: () => void; created: (chat: LiveChat) => void }) {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [operatorGroups, setOperators] = useState<readonly Named[]>([])
  const [supervisorGroups, setSupervisors] = useState<readonly Named[]>([])
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ field: string | undefined; text: string }>()
  const missing: Record<string, TextKey | undefined> = checkStaff({ name, operatorGroups, supervisorGroups })
  const errorAt = (field: string) => {
    const key = tried ? missing[field] : undefined
    return key ? t(key) : refused?.field === field ? refused.text : undefined
  }
  const touched = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      setRefused(undefined)
      set(value)
    }
  }
  const create = async () => {
    setTried(true)
    if (busy || Object.keys(missing).length > 0) return
    setBusy(true)
    const ids = (groups: readonly Named[]) => groups.map(({ id }) => id)
    const body = { name: name.trim(), operatorGroupIds: ids(operatorGroups), supervisorGroupIds: ids(supervisorGroups) }
    try {
      const chat = await ask(createLiveChat, { body })
      queries.setQueryData(['live-chat', chat.id], chat)
      await queries.invalidateQueries({ queryKey: ['live-chats'] })
      created(chat)
    } catch (error) {
      setBusy(false)
      const text = sayOf(error)
      const field = isRefused(error) ? fieldOf(error.problem.field) : undefined
      setRefused({ field, text })
      if (!field) toast({ kind: 'error', text })
    }
  }
  const act = { label: t('settings.create'), run: () => void create(), busy }
  return (
    <Dialog title={t('settings.addTitle')} close={close} act={act} wide>
      <div className={css.form}>
        <TextInput
          label={t('settings.name')}
          description={errorAt('name') ? undefined : t('settings.nameHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          withAsterisk
          data-autofocus
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => touched(setName)(currentTarget.value)}
          error={fieldError(errorAt('name'))}
        />
        <GroupsField
          label={t('settings.operators')}
          hint={t('settings.operatorsHint')}
          error={errorAt('operatorGroups')}
          value={operatorGroups}
          change={touched(setOperators)}
          testId="operators"
        />
        <GroupsField
          label={t('settings.supervisors')}
          hint={t('settings.supervisorsHint')}
          error={errorAt('supervisorGroups')}
          value={supervisorGroups}
          change={touched(setSupervisors)}
          testId="supervisors"
        />
      </div>
    </Dialog>
  )
}
