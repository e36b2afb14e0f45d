import { type App, createItem, type ItemPage, type ItemRefs, type ItemValues } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../live/index.ts'
import { Drawer } from '../../../ui/Dialog.tsx'
import { LeaveQuestion } from '../../../ui/LeaveGuard.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { itemKey, itemsKey } from '../queries.ts'
import { t } from '../words.ts'
import { ItemForm } from './ItemForm.tsx'
import { useForgetDraft } from './use-form-draft.ts'

interface Creating {
  app: App
  prefill?: ItemValues
  refs?: Partial<ItemRefs>
  locked?: readonly string[]
  /** Where it is made, if the app's list is not the only place. */
  from?: string
  close: () => void
  created: (page: ItemPage) => void
}

/** A new item from the end of the page; what was typed is not lost without a question. */
export function ItemDrawer({ app, from, close, created, ...more }: Creating) {
  const draftName = ['new-item', app.id, from].filter(Boolean).join('/')
  const forget = useForgetDraft(draftName)
  const [dirty, setDirty] = useState(false)
  const [asked, setAsked] = useState(false)
  const queries = useQueryClient()
  const end = () => {
    forget()
    close()
  }
  const leave = () => (dirty ? setAsked(true) : end())
  const submit = async (values: Record<string, unknown>, { itemId }: { itemId: string }) => {
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
          draftName={draftName}
          cancel={leave}
          onDirty={setDirty}
        />
      </Drawer>
      {asked && <LeaveQuestion stay={() => setAsked(false)} leave={end} />}
    </>
  )
}
