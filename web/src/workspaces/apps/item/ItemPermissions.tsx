import { Radio } from '@mantine/core'
import { type App, editItemGrants, type Item, type ItemGrants, readItemGrants } from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ask, isRefused } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { idsOf, MemberPicker } from '../../administration/MemberPicker.tsx'
import { Failed } from '../failed.tsx'
import { historyKey, itemKey, itemsKey } from '../queries.ts'
import { t } from '../words.ts'
import own from './item.module.css'

interface Of {
  app: App
  item: Item
  close: () => void
}

/** Who sees one item: everybody who may view the app, or chosen people [APP-10, ui.md S20]. */
export default function ItemPermissions({ app, item, close }: Of) {
  const { data, error, refetch } = useQuery({
    queryKey: ['item-grants', item.id],
    queryFn: ({ signal }) => ask(readItemGrants, { path: { itemId: item.id }, signal }),
    // It is edited as it was read; what others save meanwhile is met when this is saved.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (data) return <Grants app={app} item={item} close={close} read={data} />
  return (
    <Dialog title={t('items.permissionsOf', { name: item.name })} close={close}>
      {error ? <Failed error={error} again={() => void refetch()} /> : <SkeletonRows count={3} />}
    </Dialog>
  )
}

const plain = ({ restricted, members }: Pick<ItemGrants, 'restricted' | 'members'>) =>
  JSON.stringify(restricted ? Object.values(idsOf(members)).map((ids) => ids.toSorted()) : null)

function Grants({ app, item, close, read }: Of & { read: ItemGrants }) {
  const queries = useQueryClient()
  const id = useId()
  const [base, setBase] = useState(read)
  const [restricted, restrict] = useState(read.restricted)
  const [members, setMembers] = useState(read.members)
  const { busy, said, say, run, of } = useForm()
  const path = { itemId: item.id }
  const save = () =>
    run(async () => {
      try {
        await ask(editItemGrants, { path, body: { restricted, members: idsOf(members), version: base.version } })
      } catch (error) {
        if (!isRefused(error, 'changed-meanwhile')) throw error
        // What was chosen stays; saving again puts it over theirs.
        setBase(await ask(readItemGrants, { path }))
        return say({ text: t('apps.grantsConflict') })
      }
      for (const key of [itemKey(item.id), historyKey(item.id), itemsKey(app.id)])
        void queries.invalidateQueries({ queryKey: key })
      toast({ kind: 'done', text: t('apps.grantsSaved') })
      close()
    })
  const dirty = plain({ restricted, members }) !== plain(base)
  return (
    <Dialog
      title={t('items.permissionsOf', { name: item.name })}
      close={close}
      act={{ label: t('ui.save'), form: id, busy, disabled: !dirty }}
    >
      <form
        id={id}
        className={own.grants}
        onSubmit={(event) => {
          event.preventDefault()
          if (dirty && !busy) void save()
        }}
      >
        <Radio.Group
          label={t('items.whoSees')}
          value={restricted ? 'chosen' : 'all'}
          onChange={(now) => restrict(now === 'chosen')}
        >
          <div className={own.choices}>
            <Radio value="all" label={t('items.seenByAll', { app: app.name })} data-autofocus={!restricted || undefined} />
            <Radio
              value="chosen"
              label={t('items.seenByChosen')}
              description={t('items.seenByChosenHint', { app: app.name })}
              data-autofocus={restricted || undefined}
            />
          </div>
        </Radio.Group>
        {restricted && (
          <MemberPicker label={t('items.chosenPeople')} value={members} onChange={setMembers} error={of('members')} />
        )}
        {said && said.field !== 'members' && (
          <p role="alert" className={own.wrong}>
            {said.text}
          </p>
        )}
      </form>
    </Dialog>
  )
}
