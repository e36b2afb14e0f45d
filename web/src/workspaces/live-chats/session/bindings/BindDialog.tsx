import { bindItem, registerItem, type SessionCard } from '@parley/contract'
import { useState } from 'react'
import { ask, isRefused } from '../../../../live/index.ts'
import { toast } from '../../../../ui/toasts.tsx'
import { ChooseItem } from './ChooseItem.tsx'
import { NewItem } from './NewItem.tsx'
import { blocksOf, useBindings } from './use-bindings.ts'
import { t } from './words.ts'

/** What the two ways to bind have in common: an item that is chosen, and one that is made. */
export interface Binding {
  sessionId: string
  app: { id: string; name: string; itemName: string }
  /** The item that this one replaces; the account app has one at most [BND-06]. */
  replaces: string | undefined
  /** Ids of what is bound already. */
  taken: readonly string[]
  /** What somebody else did meanwhile, in words. */
  meanwhile: string | undefined
  /** @throws {Refused} */
  bind: (itemId: string, values?: Record<string, unknown>) => Promise<void>
}

interface Asked {
  card: SessionCard
  appId: string
  /** A new item is made from this one. */
  messageId?: string | undefined
  close: () => void
}

/** Binds an item of an app to the customer, or registers one in the session: an existing one, or with + a new one [BND-02, ui.md S10]. */
export default function BindDialog({ card, appId, messageId, close }: Asked) {
  const { bindings, put } = useBindings(card)
  const [making, setMaking] = useState(messageId !== undefined)
  const [meanwhile, setMeanwhile] = useState<string>()
  const now = bindings && blocksOf(bindings).find(({ app }) => app.id === appId)
  // The live chat may stop using the app: what was typed stays, and it is said why it cannot be bound.
  const [known, setKnown] = useState(now)
  if (now && now !== known) setKnown(now)
  const block = now ?? known
  if (!bindings || !block) return null
  const gone = now?.offered ? undefined : t('bindings.appGone', { app: block.app.name })
  const own = bindings.account?.app.id === appId ? bindings.account : undefined
  const bound = own?.items[0]

  const bind = async (itemId: string, values?: Record<string, unknown>) => {
    const path = { sessionId: card.id, itemId }
    const more = { appId, ...(values && { values }) }
    try {
      const now = own
        ? await ask(bindItem, { path, body: { ...more, from: bound?.id ?? null } })
        : await ask(registerItem, { path, body: more })
      put(now)
      const name = blocksOf(now).flatMap(({ items }) => items.filter(({ id }) => id === itemId))[0]?.name
      if (name) toast({ kind: 'done', text: t('bindings.bound', { name }) })
      close()
    } catch (error) {
      const current = isRefused(error, 'changed-meanwhile') ? error.problem.bindings : undefined
      if (current) {
        put(current)
        const name = current.account?.items[0]?.name
        setMeanwhile(name ? t('bindings.meanwhile', { name }) : t('bindings.meanwhileNone'))
      }
      throw error
    }
  }
  const binding: Binding = {
    sessionId: card.id,
    app: block.app,
    replaces: bound?.name,
    taken: block.items.map(({ id }) => id),
    meanwhile: gone ?? meanwhile,
    bind,
  }
  if (making || !block.rights.view) {
    return <NewItem {...binding} messageId={messageId} back={block.rights.view && !messageId ? () => setMaking(false) : close} />
  }
  return <ChooseItem {...binding} make={block.rights.create ? () => setMaking(true) : undefined} close={close} />
}
