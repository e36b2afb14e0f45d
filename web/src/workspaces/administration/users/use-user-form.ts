import { editUser, readUser, type User } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, isRefused } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { byId, kept, listTold, merged, valueTold } from '../meanwhile.ts'

interface Draft extends Pick<User, 'name' | 'email' | 'position' | 'accounts'> {
  groupIds: string[]
}

const draftOf = ({ name, email, position, accounts, groups }: User): Draft => ({
  ...{ name, email, position, accounts },
  groupIds: groups.map(({ id }) => id),
})
const own = (id: string) => id
const account = ({ kind, value }: User['accounts'][number]) => `${kind}: ${value}`

/** A user as they are typed, over what was seen of them. */
export function useUserForm(user: User, close: () => void) {
  const [base, setBase] = useState(user)
  const [draft, setDraft] = useState(() => draftOf(user))
  const [told, setTold] = useState<string[]>()
  const form = useForm()
  const queries = useQueryClient()

  const changed = async (now: User) => {
    queries.setQueryData(['user', user.id], now)
    await queries.invalidateQueries({ queryKey: ['users'] })
    await queries.invalidateQueries({ queryKey: ['groups'] })
  }
  const meet = async () => {
    const theirs = await ask(readUser, { path: { userId: user.id } })
    const [was, now] = [draftOf(base), draftOf(theirs)]
    setTold([
      ...valueTold(t('admin.name'), was.name, now.name),
      ...valueTold(t('admin.email'), was.email, now.email),
      ...valueTold(t('admin.position'), was.position, now.position),
      ...listTold(base.groups, theirs.groups, byId, ({ name }) => name),
      ...listTold(was.accounts, now.accounts, account, account),
    ])
    setBase(theirs)
    setDraft({
      name: kept(was.name, draft.name, now.name),
      email: kept(was.email, draft.email, now.email),
      position: kept(was.position, draft.position, now.position),
      groupIds: merged(was.groupIds, draft.groupIds, now.groupIds, own),
      accounts: merged(was.accounts, draft.accounts, now.accounts, account),
    })
    await changed(theirs)
  }
  const save = async () => {
    const { groupIds, accounts, ...typed } = draft
    const was = draftOf(base)
    const moved = groupIds.toSorted().join() !== was.groupIds.toSorted().join()
    const body = {
      version: base.version,
      ...typed,
      email: typed.email.trim(),
      ...(moved && { groupIds }),
      ...(accounts !== base.accounts && { accounts }),
    }
    await changed(await ask(editUser, { path: { userId: user.id }, body }))
    toast({ text: t('admin.saved'), kind: 'done' })
    close()
  }
  return {
    ...form,
    ...{ draft, told, changed },
    set(change: Partial<Draft>) {
      form.say(undefined)
      setDraft((was) => ({ ...was, ...change }))
    },
    submit() {
      if (!draft.name.trim()) return form.say({ field: 'name', text: t('door.nameMissing') })
      if (!/^[^\s@]+@[^\s@]+$/.test(draft.email.trim())) return form.say({ field: 'email', text: t('door.emailWrong') })
      const blank = draft.accounts.findIndex(({ value }) => !value.trim())
      if (blank >= 0) return form.say({ field: `accounts/${blank}/value`, text: t('org.accountMissing') })
      void form.run(async () => {
        try {
          await save()
        } catch (error) {
          if (!isRefused(error, 'changed-meanwhile')) throw error
          await meet()
        }
      })
    },
  }
}
