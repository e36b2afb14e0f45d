import { Button, TextInput } from '@mantine/core'
import { createGroup, editGroup, type Group } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Drawer } from '../../../ui/Dialog.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { idsOf, MemberPicker } from '../MemberPicker.tsx'
import css from '../table.module.css'
import { DeleteGroup } from './DeleteGroup.tsx'

/** A group's name and members; without a group, a new one. */
export function GroupDrawer({ group, close }: { group?: Group; close: () => void }) {
  const [name, setName] = useState(group?.name ?? '')
  const [members, setMembers] = useState(() => ({
    users: group?.users ?? [],
    groups: group?.groups ?? [],
    orgItems: group?.orgItems ?? [],
  }))
  const [deleting, setDeleting] = useState(false)
  const form = useForm()
  const queries = useQueryClient()
  const everybody = group?.system === 'all-users'
  const submit = () => {
    if (everybody) return close()
    if (!name.trim()) return form.say({ field: 'name', text: t('door.nameMissing') })
    void form.run(async () => {
      const body = { name, ...idsOf(members) }
      if (group) await ask(editGroup, { path: { groupId: group.id }, body })
      else await ask(createGroup, { body })
      await queries.invalidateQueries({ queryKey: ['groups'] })
      for (const other of ['users', 'people', 'org-items']) void queries.invalidateQueries({ queryKey: [other] })
      toast({ text: t('admin.saved'), kind: 'done' })
      close()
    })
  }
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
            value={name}
            onChange={(event) => {
              form.say(undefined)
              setName(event.currentTarget.value)
            }}
            error={fieldError(form.of('name'))}
          />
          {!everybody && (
            <MemberPicker
              label={t('admin.members')}
              description={t('admin.membersHint')}
              value={members}
              onChange={(chosen) => [setMembers(chosen), form.say(undefined)]}
              without={group ? [group.id] : []}
              error={form.of('userIds') ?? form.of('groupIds') ?? form.of('orgItemIds')}
            />
          )}
          {group && (
            <p>
              {t('admin.usedIn')}: {group.usedIn.map((chat) => chat.name).join(', ') || t('admin.notUsed')}
            </p>
          )}
        </form>
      </Drawer>
      {group && deleting && <DeleteGroup group={group} close={() => setDeleting(false)} deleted={close} />}
    </>
  )
}
