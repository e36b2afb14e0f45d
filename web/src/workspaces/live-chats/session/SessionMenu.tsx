import type { Priority, SessionCard } from '@parley/contract'
import { IconAlertOctagon, IconArrowRight, IconCheck, IconLink, IconMail, IconPlayerPlay, IconRefresh } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { priorityName } from '../../../conversation/index.ts'
import { t } from '../../../texts/index.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { ReasonedItem } from '../../../ui/Reasoned.tsx'
import { copyLink } from './copy-link.ts'
import { dialog } from './dialogs.ts'
import { LabelItems } from './LabelItems.tsx'
import { useLabels } from './labels.ts'
import { edit, markUnread, startWork, toggleSpam } from './session-actions.ts'
import { useClose } from './use-close.ts'
import { useStanding } from './use-standing.ts'

const mark = { size: 16, stroke: 1.75 }
export const priorities: readonly Priority[] = [0, 1, 2, 3]

/** What can be done with a session from its row [ui.md S4]. */
export function SessionMenu({ card }: { card: SessionCard }) {
  const { edit: editing, take, reassign, spam, close } = useStanding(card)
  const finish = useClose(card)
  const navigate = useNavigate()
  const labels = useLabels(card.liveChatId)
  const to = `/live-chats/s/${card.id}`
  const open = () => void navigate({ to })
  return (
    <>
      <Menu.Item leftSection={<IconArrowRight {...mark} />} onClick={open}>
        {t('ui.open')}
      </Menu.Item>
      {card.state === 'queued' && take !== undefined && (
        <ReasonedItem
          why={take}
          icon={<IconPlayerPlay {...mark} />}
          run={() => void startWork(card).then((done) => done && open())}
        >
          {t('sessions.startWork')}
        </ReasonedItem>
      )}
      {card.state !== 'closed' && reassign !== undefined && (
        <ReasonedItem
          why={reassign}
          icon={<IconRefresh {...mark} />}
          run={() => dialog.set({ what: 'reassign', sessionId: card.id })}
        >
          {t('sessions.reassign')}
        </ReasonedItem>
      )}
      {editing === '' && (
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item>{t('sessions.priority')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            <PriorityItems card={card} />
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      )}
      {editing === '' && labels.length > 0 && (
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item>{t('sessions.labels')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            <LabelItems card={card} labels={labels} />
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      )}
      {card.state !== 'closed' && card.received > 0 && (
        <Menu.Item leftSection={<IconMail {...mark} />} onClick={() => void markUnread(card)}>
          {t('sessions.markUnread')}
        </Menu.Item>
      )}
      {card.state !== 'closed' && spam !== undefined && (
        <ReasonedItem why={spam} icon={<IconAlertOctagon {...mark} />} run={() => void toggleSpam(card)}>
          {t('sessions.markSpam')}
        </ReasonedItem>
      )}
      {card.state !== 'closed' && close !== undefined && (
        <ReasonedItem
          why={close}
          icon={<IconCheck {...mark} />}
          run={() => {
            if (card.waitingSince) open()
            finish({ next: false })
          }}
        >
          {t('sessions.close')}
        </ReasonedItem>
      )}
      <Menu.Item leftSection={<IconLink {...mark} />} onClick={() => copyLink(card)}>
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
