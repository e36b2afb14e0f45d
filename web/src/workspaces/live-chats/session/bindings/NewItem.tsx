import { readApp, readItemPrefill } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, sayOf } from '../../../../live/index.ts'
import { Drawer } from '../../../../ui/Dialog.tsx'
import { LeaveGuard, LeaveQuestion } from '../../../../ui/LeaveGuard.tsx'
import { SkeletonRows } from '../../../../ui/Skeletons.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { Failed } from '../../../apps/failed.tsx'
import { ItemForm } from '../../../apps/form/ItemForm.tsx'
import { useForgetDraft } from '../../../apps/form/use-form-draft.ts'
import about from '../session.module.css'
import type { Binding } from './BindDialog.tsx'
import { t } from './words.ts'

/** The app's own form beside the conversation, filled in with what is known of the customer [BND-03, BND-04]. */
export function NewItem(props: Binding & { messageId: string | undefined; back: () => void }) {
  const { sessionId, app, replaces, meanwhile, bind, messageId, back } = props
  const draftName = `new-item/${app.id}/session/${sessionId}`
  const forget = useForgetDraft(draftName)
  const [dirty, setDirty] = useState(false)
  const [asked, setAsked] = useState(false)
  const query = useQuery({
    queryKey: ['item-prefill', sessionId, app.id, messageId],
    staleTime: 0,
    gcTime: 0,
    // What was typed stays: the form begins once.
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const [whole, prefill] = await Promise.all([
        ask(readApp, { path: { appId: app.id }, signal }),
        ask(readItemPrefill, { path: { sessionId }, query: { appId: app.id, ...(messageId && { messageId }) }, signal }),
      ])
      return { app: whole, ...prefill }
    },
  })
  const end = () => {
    forget()
    back()
  }
  const leave = () => (dirty ? setAsked(true) : end())
  const { data } = query
  const use = (id: string) => bind(id).catch((error) => toast({ kind: 'error', text: sayOf(error) }))
  return (
    <>
      <LeaveGuard dirty={dirty} left={forget} />
      <Drawer title={t('items.newOf', { name: app.itemName })} close={leave}>
        {(meanwhile ?? replaces) && (
          <p className={about.problem} role={meanwhile ? 'alert' : undefined}>
            {meanwhile ?? t('bindings.replaces', { name: replaces ?? '' })}
          </p>
        )}
        {!data && !query.error && <SkeletonRows count={4} />}
        {!data && query.error && <Failed error={query.error} again={() => void query.refetch()} />}
        {data && (
          <ItemForm
            app={data.app}
            prefill={data.values}
            refs={data.refs}
            locked={data.locked}
            submit={(values, { itemId }) => bind(itemId, values)}
            draftName={draftName}
            {...(data.app.rights.view && { alike: { appId: app.id, use: ({ id }) => void use(id) } })}
            submitLabel={t(replaces ? 'bindings.createAndReplace' : 'bindings.createAndBind')}
            cancel={leave}
            onDirty={setDirty}
          />
        )}
      </Drawer>
      {asked && <LeaveQuestion stay={() => setAsked(false)} leave={end} />}
    </>
  )
}
