import { Button, TextInput } from '@mantine/core'
import { type Invitation, renewInvitation, type User, unlockUser } from '@parley/contract'
import { type FormEvent, useState } from 'react'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { AwayTag } from '../../../ui/AwayTag.tsx'
import { Drawer } from '../../../ui/Dialog.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { Reasoned } from '../../../ui/Reasoned.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Absences } from '../../people/Absences.tsx'
import { GroupPicker } from '../GroupPicker.tsx'
import { HistoryLink } from '../HistoryLink.tsx'
import { MeanwhileBand } from '../MeanwhileBand.tsx'
import css from '../table.module.css'
import { AccountsField } from './AccountsField.tsx'
import { InvitationReady } from './InvitationReady.tsx'
import { LockDialog } from './LockDialog.tsx'
import { UserSecurity } from './UserSecurity.tsx'
import { StateTag } from './UserTable.tsx'
import { useUserForm } from './use-user-form.ts'
import { useUserWork } from './use-user-work.ts'

export function UserForm({ user, close }: { user: User; close: () => void }) {
  const [asked, setAsked] = useState<'lock' | Invitation>()
  const form = useUserForm(user, close)
  const { draft, set, submit, changed } = form
  const path = { userId: user.id }
  // Only who administers can be the last one.
  const work = useUserWork(user.id, user.administrator).data
  const unlock = () =>
    void form.run(async () => {
      await changed(await ask(unlockUser, { path }))
      toast({ text: t('admin.unlocked', { name: user.name }), kind: 'done' })
    })
  const renew = () => void form.run(async () => setAsked(await ask(renewInvitation, { path })))
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  const field = (name: 'name' | 'email' | 'position') => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
    error: fieldError(form.of(name)),
  })
  const footer = (
    <>
      {user.state !== 'locked' && (
        <Reasoned why={work?.lastAdministrator ? t('refusals.last-administrator') : ''}>
          <Button className={css.start!} variant="light" color="red" onClick={() => setAsked('lock')}>
            {t('admin.lock')}
          </Button>
        </Reasoned>
      )}
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button type="submit" form="user" loading={form.busy}>
        {t('ui.save')}
      </Button>
    </>
  )
  return (
    <>
      <Drawer title={t('admin.editUser')} close={close} footer={footer} submit={submit}>
        <form id="user" className={css.form} onSubmit={send} noValidate>
          <div className={css.person}>
            <Avatar id={user.id} name={user.name} picture={user.avatarFileId} />
            <b>{user.name}</b>
            <StateTag state={user.state} />
            <AwayTag away={user.away} />
            {user.administrator && <Tag tone="violet">{t('admin.administrator')}</Tag>}
            <HistoryLink kind="user" id={user.id} />
          </div>
          {user.state === 'locked' && <Band text={t('admin.lockedText')} action={t('admin.unlock')} run={unlock} />}
          {user.state === 'invited' && <Band text={t('admin.renewHint')} action={t('admin.renew')} run={renew} />}
          {form.told && <MeanwhileBand told={form.told} />}
          {form.said && !form.said.field && (
            <p role="alert" className={css.alert}>
              {form.said.text}
            </p>
          )}
          <TextInput label={t('admin.name')} required maxLength={200} autoComplete="off" {...field('name')} />
          <TextInput label={t('admin.email')} type="email" required maxLength={254} autoComplete="off" {...field('email')} />
          <TextInput label={t('admin.position')} maxLength={200} autoComplete="off" {...field('position')} />
          <GroupPicker
            label={t('admin.groups')}
            hint={t('admin.groupsHint')}
            chosen={draft.groupIds}
            onChange={(groupIds) => set({ groupIds })}
            error={fieldError(form.said?.field?.startsWith('groupIds') ? form.said.text : undefined)}
          />
          <p>
            {t('org.positions')}: {user.positions.map(({ name }) => name).join(', ') || t('org.positionsNone')}
          </p>
          <AccountsField
            value={draft.accounts}
            onChange={(accounts) => set({ accounts })}
            errorAt={(at) => fieldError(form.of(`accounts/${at}/value`))}
          />
        </form>
        <Absences userId={user.id} title={t('org.absences')} />
        <div className={css.apart}>
          <UserSecurity user={user} />
        </div>
      </Drawer>
      {asked === 'lock' && <LockDialog user={user} close={() => setAsked(undefined)} locked={changed} />}
      {typeof asked === 'object' && <InvitationReady user={user} invitation={asked} close={() => setAsked(undefined)} />}
    </>
  )
}

function Band({ text, action, run }: { text: string; action: string; run: () => void }) {
  return (
    <div className={css.band}>
      <span>{text}</span>
      <Button variant="default" onClick={run}>
        {action}
      </Button>
    </div>
  )
}
