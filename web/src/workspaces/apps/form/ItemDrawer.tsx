import { type App, createItem, type ItemPage, type ItemRefs, type ItemValues } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import { ask } from '../../../live/index.ts'
import { Drawer } from '../../../ui/Dialog.tsx'
import { LeaveQuestion } from '../../../ui/LeaveGuard.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { itemKey, itemsKey } from '../queries.ts'
import { t } from '../words.ts'
import { ItemForm } from './ItemForm.tsx'

interface Creating {
  app: App
  prefill?: ItemValues
  refs?: Partial<ItemRefs>
  locked?: readonly string[]
  close: () => void
  created: (page: ItemPage) => void
}

/** A new item from the end of the page; what was typed is not lost without a question. */
export function ItemDrawer({ app, close, created, ...more }: Creating) {
  // The same id when saving is tried again, so that no item is made twice.
  const [itemId] = useState(() => v7())
  const [dirty, setDirty] = useState(false)
  const [asked, setAsked] = useState(false)
  const queries = useQueryClient()
  const leave = () => (dirty ? setAsked(true) : close())
  const submit = async (values: Record<string, unknown>) => {
    const page = await ask(createItem, { path: { appId: app.id, itemId }, body: { values } })
    queries.setQueryData(itemKey(itemId), page)
    void queries.invalidateQueries({ queryKey: [...itemsKey(app.id)] })
    toast({ kind: 'done', text: t('items.created', { name: page.item.name }) })
    created(page)
  }
  return (
    <>
      <Drawer title={t('items.newOf', { name: app.itemName })} close={leave}>
        <ItemForm
          app={app}
          {...more}
          {...(app.rights.view && { alike: { appId: app.id } })}
          submit={submit}
          cancel={leave}
          onDirty={setDirty}
        />
      </Drawer>
      {asked && <LeaveQuestion stay={() => setAsked(false)} leave={close} />}
    </>
  )
}
