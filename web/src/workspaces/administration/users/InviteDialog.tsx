import { TextInput } from '@mantine/core'
import { type Invitation, inviteUser, type User } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { GroupPicker } from '../GroupPicker.tsx'
import css from '../table.module.css'
import { InvitationReady } from './InvitationReady.tsx'

/** A colleague's name and e-mail, and then the link for them, which is told this once. */
export function InviteDialog({ close }: { close: () => void }) {
  const [made, setMade] = useState<{ user: User; invitation: Invitation }>()
  const [typed, setTyped] = useState({ name: '', email: '', position: '' })
  const [groupIds, setGroupIds] = useState<string[]>([])
  const form = useForm()
  const queries = useQueryClient()
  if (made) return <InvitationReady {...made} close={close} />
  const submit = () => {
    if (!typed.name.trim()) return form.say({ field: 'name', text: t('door.nameMissing') })
    if (!/^[^\s@]+@[^\s@]+$/.test(typed.email.trim())) return form.say({ field: 'email', text: t('door.emailWrong') })
    void form.run(async () => {
      setMade(await ask(inviteUser, { body: { ...typed, email: typed.email.trim(), groupIds } }))
      await queries.invalidateQueries({ queryKey: ['users'] })
      await queries.invalidateQueries({ queryKey: ['groups'] })
    })
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      form.say(undefined)
      setTyped({ ...typed, [name]: event.currentTarget.value })
    },
    error: fieldError(form.of(name)),
  })
  const act = { label: t('admin.sendInvitation'), form: 'invite', busy: form.busy }
  return (
    <Dialog title={t('admin.inviteTitle')} close={close} act={act}>
      <form id="invite" className={css.form} onSubmit={send} noValidate>
        <p>{t('admin.inviteText')}</p>
        {form.said && !form.said.field && (
          <p role="alert" className={css.alert}>
            {form.said.text}
          </p>
        )}
        <TextInput label={t('admin.name')} required maxLength={200} autoComplete="off" data-autofocus {...field('name')} />
        <TextInput label={t('admin.email')} type="email" required maxLength={254} autoComplete="off" {...field('email')} />
        <TextInput label={t('admin.position')} maxLength={200} autoComplete="off" {...field('position')} />
        <GroupPicker label={t('admin.groups')} hint={t('admin.groupsHint')} chosen={groupIds} onChange={setGroupIds} />
      </form>
    </Dialog>
  )
}
