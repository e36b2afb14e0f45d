import { mayRegister, type SessionCard } from '@parley/contract'
import { Menu } from '../../../../ui/Menu.tsx'
import { ReasonedItem } from '../../../../ui/Reasoned.tsx'
import { iconOf } from '../../../apps/app-icons.tsx'
import { dialog } from '../dialogs.ts'
import { useBindings } from './use-bindings.ts'
import { t } from './words.ts'

/** The shortcut in the upper right of the session: one line per app to register messages in [BND-11]. */
export function RegisterItems({ card, why }: { card: SessionCard; why: string }) {
  const { bindings } = useBindings(card)
  const blocks = bindings?.registered.filter(({ offered, rights }) => offered && (rights.view || rights.create)) ?? []
  if (!bindings || blocks.length === 0) return null
  const ready = mayRegister(bindings)
  return (
    <>
      <Menu.Divider />
      {blocks.map(({ app }) => {
        const Icon = iconOf[app.icon]
        return (
          <ReasonedItem
            key={app.id}
            why={why || (ready ? '' : t('bindings.accountFirst'))}
            icon={<Icon size={16} stroke={1.75} />}
            run={() => dialog.set({ what: 'bind', sessionId: card.id, appId: app.id })}
          >
            {t('bindings.registerIn', { app: app.name })}
          </ReasonedItem>
        )
      })}
    </>
  )
}
