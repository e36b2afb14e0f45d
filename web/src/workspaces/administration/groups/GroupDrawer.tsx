import { Button, TextInput } from '@mantine/core'
import type { Group } from '@parley/contract'
import { type FormEvent, useState } from 'react'
import { t } from '../../../texts/index.ts'
import { Drawer } from '../../../ui/Dialog.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { HistoryLink } from '../HistoryLink.tsx'
import { MeanwhileBand } from '../MeanwhileBand.tsx'
import { MemberPicker } from '../MemberPicker.tsx'
import css from '../table.module.css'
import { DeleteGroup } from './DeleteGroup.tsx'
import { useGroupForm } from './use-group-form.ts'

/** A group's name and members; without a group, a new one. */
export function GroupDrawer({ group, close }: { group?: Group; close: () => void }) {
  const [deleting, setDeleting] = useState(false)
  const form = useGroupForm(group, close)
  const everybody = group?.system === 'all-users'
  const submit = everybody ? close : form.submit
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  const footer = (
    <>
      {group && !group.system && (
        <Button className={css.start!} variant="light" color="red" onClick={() => setDeleting(true)}>
          {t('admin.deleteGroup')}
        </Button>
      )}
      <Button variant="default" onClick={close}>
        {t(everybody ? 'ui.close' : 'ui.cancel')}
      </Button>
      {!everybody && (
        <Button type="submit" form="group" loading={form.busy}>
          {t(group ? 'ui.save' : 'admin.create')}
        </Button>
      )}
    </>
  )
  return (
    <>
      <Drawer title={t(group ? 'admin.editGroup' : 'admin.newGroup')} close={close} footer={footer} submit={submit}>
        <form id="group" className={css.form} onSubmit={send} noValidate>
          {group?.system && <p>{t(everybody ? 'admin.allUsersText' : 'admin.administratorsText')}</p>}
          {form.told && <MeanwhileBand told={form.told} />}
          {form.said && !form.said.field && (
            <p role="alert" className={css.alert}>
              {form.said.text}
            </p>
          )}
          <TextInput
            label={t('admin.name')}
            required
            maxLength={200}
            data-autofocus
            readOnly={group !== undefined && group.system !== null}
            value={form.name}
            onChange={({ currentTarget }) => form.setName(currentTarget.value)}
            error={fieldError(form.nameError)}
          />
          {!everybody && (
            <MemberPicker
              label={t('admin.members')}
              description={t('admin.membersHint')}
              value={form.members}
              onChange={form.setMembers}
              without={group ? [group.id] : []}
              error={form.membersError}
            />
          )}
          {group && (
            <p>
              {t('admin.usedIn')}: {group.usedIn.map((chat) => chat.name).join(', ') || t('admin.notUsed')}
            </p>
          )}
          {group && (
            <div>
              <HistoryLink kind="group" id={group.id} />
            </div>
          )}
        </form>
      </Drawer>
      {group && deleting && <DeleteGroup group={group} close={() => setDeleting(false)} deleted={close} />}
    </>
  )
}
