import type { ItemReach } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { connection } from '../../../live/index.ts'
import { beginNow } from '../../../new-session/index.ts'
import { useStore } from '../../../store.ts'
import { itemReachKey } from '../queries.ts'
import { t } from '../words.ts'
import { ChooseWay } from './ChooseWay.tsx'

/**
 * Leads to the session that is open with somebody, or begins one; of several ways one is chosen [SES-14, SES-15, ui.md S20].
 * @returns why nothing can be begun now ('' where it can), the act, and the question that it may ask.
 */
export function useWriting(itemId: string) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const online = useHeld(({ me }) => me.online === true)
  const connected = useStore(connection).online
  const [asked, ask] = useState<readonly ItemReach[]>()
  const [busy, setBusy] = useState(false)
  const open = (id: string) => void navigate({ to: `/live-chats/s/${id}` as string })
  const begin = async ({ liveChat, customerId: id, name }: ItemReach) => {
    setBusy(true)
    await beginNow({ liveChatId: liveChat.id, customer: { id, name } }, open)
    setBusy(false)
    void queries.invalidateQueries({ queryKey: itemReachKey(itemId) })
  }
  const write = (ways: readonly ItemReach[]) => {
    const [only, ...others] = ways
    if (busy || !only) return
    if (others.length > 0) ask(ways)
    else if (only.openSession) open(only.openSession.id)
    else void begin(only)
  }
  const why = (ways: readonly ItemReach[]) => {
    if (!connected) return t('ui.offlineReason')
    return online || ways.some(({ openSession }) => openSession) ? '' : t('items.writeOffline')
  }
  const question: ReactNode = asked && <ChooseWay ways={asked} online={online} open={open} close={() => ask(undefined)} />
  return { write, why, busy, question }
}

export type Writing = ReturnType<typeof useWriting>
