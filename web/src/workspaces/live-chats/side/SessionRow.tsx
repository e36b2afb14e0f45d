import { type SessionCard, type SessionList, unreadOf } from '@parley/contract'
import { memo } from 'react'
import { ChannelIcon, channelName, deskOf, priorityName, useTyping } from '../../../conversation/index.ts'
import { useHeld } from '../../../held.ts'
import { useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Counter } from '../../../ui/Counter.tsx'
import { ListRow } from '../../../ui/ListRow.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { short, useNow, waiting } from '../../../ui/time.ts'
import { useLabelsOf } from '../session/labels.ts'
import { SessionMenu } from '../session/SessionMenu.tsx'
import { LabelMarks } from './LabelMarks.tsx'
import css from './sessions-menu.module.css'

/** Minutes after which waiting is told in amber and in red [ui.md C10]. */
const LONG = 5
const TOO_LONG = 10

/** One session as it stands in every list [ui.md S4]. */
export const SessionRow = memo(function SessionRow({ card, list }: { card: SessionCard; list: SessionList }) {
  const unread = useHeld((held) => unreadOf(card, held))
  const me = useHeld(({ me: { id } }) => id)
  const typist = useTyping(card.id)
  const draft = useStore(deskOf(`${me}/${card.id}`))
  const queued = card.state === 'queued'
  const drafted = card.state === 'assigned' && card.operator?.id === me ? draft.text.trim() : ''
  const preview = drafted || (typist ? t('sessions.typing') : previewOf(card, me))
  const labels = useLabelsOf(card)
  const due = useHeld(({ reminders }) => reminders[card.id]?.due ?? false)
  const label = [
    card.name,
    channelName(card.channelKind),
    unread ? t('sessions.unread', { count: unread }) : '',
    queued ? t('sessions.new') : '',
    drafted ? t('sessions.draft', { text: drafted }) : preview,
    short(card.lastActivityAt),
    priorityName(card.priority),
    due ? t('sessions.reminderDue') : '',
    ...labels.map(({ name }) => name),
  ]
  return (
    <Menu position="bottom-start">
      <Menu.ContextMenu>
        <div>
          <ListRow
            to={`/live-chats/s/${card.id}`}
            label={label.filter(Boolean).join(', ')}
            mark={
              <Avatar
                id={card.customer.id}
                name={card.customer.name}
                picture={card.customer.userId && card.customer.avatarFileId}
                badge={<ChannelIcon kind={card.channelKind} size={13} />}
              />
            }
            title={card.name}
            strong={unread > 0}
            marks={labels.length > 0 && <LabelMarks labels={labels} />}
            preview={drafted ? <span className={css.draft}>{t('sessions.draft', { text: drafted })}</span> : preview}
            aside={
              <span className={css.badges}>
                <PriorityMark priority={card.priority} />
                {list === 'queue' ? <Waiting since={card.waitingSince ?? card.queuedAt} /> : short(card.lastActivityAt)}
              </span>
            }
            badge={
              <span className={css.badges}>
                {due && <Tag tone="warning">{t('sessions.reminderDue')}</Tag>}
                {queued && <Tag>{t('sessions.new')}</Tag>}
                <Counter count={unread} testId="unread" />
              </span>
            }
            testId={`session-${card.id}`}
          />
        </div>
      </Menu.ContextMenu>
      <Menu.Dropdown>
        <SessionMenu card={card} />
      </Menu.Dropdown>
    </Menu>
  )
})

/** As many bars as it is high, whatever else the row tells [INF-12]; the row's name says it in words. */
function PriorityMark({ priority }: Pick<SessionCard, 'priority'>) {
  if (priority === 0) return null
  return (
    <span className={css.priority} data-priority={priority} title={priorityName(priority)}>
      <i />
      <i />
      <i />
    </span>
  )
}

function Waiting({ since }: { since: string }) {
  const now = useNow()
  const minutes = (now - Date.parse(since)) / 60_000
  return (
    <span className={css.waiting} data-late={minutes >= TOO_LONG ? 'very' : minutes >= LONG}>
      {waiting(since, now)}
    </span>
  )
}

function previewOf({ preview, operator }: SessionCard, me: string): string {
  if (!preview) return ''
  const said = preview.withdrawn ? t('conversation.gone') : preview.text || (preview.fileName ?? '')
  if (preview.author !== 'operator') return said
  const mine = operator?.id === me && operator.name === preview.authorName
  return t('sessions.said', { name: mine ? t('ui.you') : (preview.authorName.split(' ')[0] ?? ''), text: said })
}
