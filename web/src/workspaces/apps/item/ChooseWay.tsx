import { Radio } from '@mantine/core'
import type { ItemReach } from '@parley/contract'
import { useState } from 'react'
import { begin, type Hindrance, HindranceNote } from '../../../new-session/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { t } from '../words.ts'
import own from './item.module.css'

interface Choosing {
  ways: readonly ItemReach[]
  /** What is new is begun Online alone [STA-03]. */
  online: boolean
  open: (sessionId: string) => void
  close: () => void
}

const keyOf = ({ customerId, liveChat }: ItemReach) => `${customerId} ${liveChat.id}`

/** Several people, or several live chats: what is open comes first. */
export function ChooseWay({ ways, online, open, close }: Choosing) {
  const usable = ways.filter(({ openSession }) => online || openSession)
  const [chosen, setChosen] = useState(usable[0] && keyOf(usable[0]))
  const [hindrance, setHindrance] = useState<Hindrance>()
  const [busy, setBusy] = useState(false)
  const way = usable.find((one) => keyOf(one) === chosen)
  const go = async () => {
    if (!way || busy) return
    if (way.openSession) return open(way.openSession.id)
    setBusy(true)
    const made = await begin(way.liveChat.id, way.customerId, way.name)
    setBusy(false)
    if (typeof made === 'string') open(made)
    else setHindrance(made)
  }
  const label = t(way?.openSession ? 'newSession.open' : 'newSession.begin')
  return (
    <Dialog title={t('items.write')} close={close} act={{ label, run: () => void go(), busy, disabled: !way }}>
      <Radio.Group
        label={t('items.writeTo')}
        value={chosen ?? ''}
        onChange={(key) => {
          setChosen(key)
          setHindrance(undefined)
        }}
      >
        <div className={own.ways}>
          {ways.map((one) => (
            <Radio
              key={keyOf(one)}
              value={keyOf(one)}
              label={t('items.way', { name: one.name, liveChat: one.liveChat.name })}
              description={wordsOf(one, online)}
              disabled={!usable.includes(one)}
            />
          ))}
        </div>
      </Radio.Group>
      {hindrance && <HindranceNote hindrance={hindrance} open={open} />}
    </Dialog>
  )
}

function wordsOf({ openSession, hint }: ItemReach, online: boolean): string {
  const state = openSession
    ? t('items.wayOpen', { name: openSession.name })
    : online
      ? t('items.wayNew')
      : t('items.writeOffline')
  return [hint, state].filter(Boolean).join(' · ')
}
