import { type Message, mayRegister, type SessionCard } from '@parley/contract'
import { Menu } from '../../../../ui/Menu.tsx'
import { iconOf } from '../../../apps/app-icons.tsx'
import { dialog } from '../dialogs.ts'
import { useBindings } from './use-bindings.ts'
import { t } from './words.ts'

/** In a message's menu, one line per app: a new item with what it says [ui.md S6]. */
export default function MessageItems({ card, message }: { card: SessionCard; message: Message }) {
  const { bindings } = useBindings(card)
  const blocks = bindings?.registered.filter(({ offered, rights }) => offered && rights.create) ?? []
  if (!bindings || !mayRegister(bindings)) return null
  return blocks.map(({ app }) => {
    const Icon = iconOf[app.icon]
    const ask = { what: 'bind', sessionId: card.id, appId: app.id, messageId: message.id } as const
    return (
      <Menu.Item key={app.id} leftSection={<Icon size={16} stroke={1.75} />} onClick={() => dialog.set(ask)}>
        {t('bindings.makeFrom', { item: app.itemName })}
      </Menu.Item>
    )
  })
}
