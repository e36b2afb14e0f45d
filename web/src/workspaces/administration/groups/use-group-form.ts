import { createGroup, editGroup, type Group, listGroups, type Members } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, isRefused } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { idsOf, nobody } from '../MemberPicker.tsx'
import { kept, membersTold, mergedMembers, valueTold } from '../meanwhile.ts'

const membersOf = ({ users, groups, orgItems }: Group): Members => ({ users, groups, orgItems })

/** A group's name and members as they are typed, over those that were seen. */
export function useGroupForm(group: Group | undefined, close: () => void) {
  const [base, setBase] = useState(group)
  const [name, setName] = useState(group?.name ?? '')
  const [members, setMembers] = useState(group ? membersOf(group) : nobody)
  const [told, setTold] = useState<string[]>()
  const form = useForm()
  const queries = useQueryClient()

  const meet = async (seen: Group) => {
    const theirs = (await ask(listGroups)).find(({ id }) => id === seen.id)
    void queries.invalidateQueries({ queryKey: ['groups'] })
    if (!theirs) return form.say({ text: t('admin.meanwhileGone') })
    setTold([...valueTold(t('admin.name'), seen.name, theirs.name), ...membersTold(membersOf(seen), membersOf(theirs))])
    setBase(theirs)
    setName(kept(seen.name, name, theirs.name))
    setMembers(mergedMembers(membersOf(seen), members, membersOf(theirs)))
  }
  const save = async () => {
    const body = { name, ...idsOf(members) }
    if (base) await ask(editGroup, { path: { groupId: base.id }, body: { version: base.version, ...body } })
    else await ask(createGroup, { body })
    await queries.invalidateQueries({ queryKey: ['groups'] })
    for (const other of ['users', 'user', 'people', 'org-items']) void queries.invalidateQueries({ queryKey: [other] })
    toast({ text: t('admin.saved'), kind: 'done' })
    close()
  }
  return {
    ...{ name, members, told, busy: form.busy, said: form.said },
    nameError: form.of('name'),
    membersError: memberError(form.said?.field, members) ?? (form.of('groupIds') && form.said?.text),
    setName(typed: string) {
      form.say(undefined)
      setName(typed)
    },
    setMembers(chosen: Members) {
      form.say(undefined)
      setMembers(chosen)
    },
    submit() {
      if (!name.trim()) return form.say({ field: 'name', text: t('door.nameMissing') })
      void form.run(async () => {
        try {
          await save()
        } catch (error) {
          if (!base || !isRefused(error, 'changed-meanwhile')) throw error
          await meet(base)
        }
      })
    },
  }
}

const kinds: Record<string, keyof Members> = { userIds: 'users', groupIds: 'groups', orgItemIds: 'orgItems' }

/** Who is named by `userIds/3`, and is not there any more. */
function memberError(field: string | undefined, members: Members): string | undefined {
  const [, list, at] = /^(userIds|groupIds|orgItemIds)\/(\d+)$/.exec(field ?? '') ?? []
  const gone = list && members[kinds[list]!][Number(at)]
  return gone ? t('admin.memberGone', { name: gone.name }) : undefined
}
