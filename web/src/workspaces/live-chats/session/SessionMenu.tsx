import type { Priority, SessionCard } from '@parley/contract'
import { IconArrowRight, IconCheck, IconLink, IconPlayerPlay, IconRefresh } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { priorityName } from '../../../conversation/index.ts'
import { t } from '../../../texts/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { closing, dialog } from './dialogs.ts'
import { LabelItems } from './LabelItems.tsx'
import { useLabels } from './labels.ts'
import { close, edit, startWork, toggleSpam } from './session-actions.ts'
import { useRights } from './use-rights.ts'

const mark = { size: 16, stroke: 1.75 }
export const priorities: readonly Priority[] = [0, 1, 2, 3]

/** What can be done with a session from its row [ui.md S4]. */
export function SessionMenu({ card }: { card: SessionCard }) {
  const may = useRights(card)
  const navigate = useNavigate()
  const labels = useLabels(card.liveChatId)
  const to = `/live-chats/s/${card.id}`
  const open = () => void navigate({ to })
  const copy = () => void navigator.clipboard.writeText(new URL(to, location.href).href).then(() => announce(t('ui.copied')))
  return (
    <>
      <Menu.Item leftSection={<IconArrowRight {...mark} />} onClick={open}>
        {t('ui.open')}
      </Menu.Item>
      {may.take && (
        <Menu.Item leftSection={<IconPlayerPlay {...mark} />} onClick={() => void startWork(card).then((done) => done && open())}>
          {t('sessions.startWork')}
        </Menu.Item>
      )}
      {may.reassign && (
        <Menu.Item leftSection={<IconRefresh {...mark} />} onClick={() => dialog.set({ what: 'reassign', sessionId: card.id })}>
          {t('sessions.reassign')}
        </Menu.Item>
      )}
      {may.edit && (
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item>{t('sessions.priority')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            <PriorityItems card={card} />
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      )}
      {may.edit && labels.length > 0 && (
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item>{t('sessions.labels')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            <LabelItems card={card} labels={labels} />
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      )}
      {may.spam && <Menu.Item onClick={() => void toggleSpam(card)}>{t('sessions.markSpam')}</Menu.Item>}
      {may.close && (
        <Menu.Item
          leftSection={<IconCheck {...mark} />}
          onClick={() => {
            if (!card.waitingSince) return void close(card)
            open()
            closing.set(card.id)
          }}
        >
          {t('sessions.close')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconLink {...mark} />} onClick={copy}>
        {t('conversation.copyLink')}
      </Menu.Item>
    </>
  )
}

export function PriorityItems({ card }: { card: SessionCard }) {
  return priorities.map((priority) => (
    <Menu.RadioItem
      key={priority}
      value={String(priority)}
      checked={card.priority === priority}
      checkIcon={<IconCheck {...mark} />}
      closeMenuOnClick
      onChange={() => card.priority !== priority && void edit(card, { priority })}
    >
      {priorityName(priority)}
    </Menu.RadioItem>
  ))
}
