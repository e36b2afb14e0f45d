import { ActionIcon, Button, Skeleton } from '@mantine/core'
import { readUser, type SessionCard, type SessionDetails } from '@parley/contract'
import { IconChevronDown, IconChevronUp, IconEqual, IconMinus, IconPencil, IconRefresh, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { priorityName } from '../../../conversation/index.ts'
import { useHeld } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { AwayTag } from '../../../ui/AwayTag.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Dot } from '../../../ui/Dot.tsx'
import { FieldRow, Fields } from '../../../ui/FieldRow.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { toggleAbout } from '../../../ui/panes.ts'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { full } from '../../../ui/time.ts'
import { wish } from '../status/index.ts'
import { CustomerSection } from './CustomerSection.tsx'
import { dialog } from './dialogs.ts'
import { LabelsRow } from './LabelsRow.tsx'
import { stateName } from './SessionHeader.tsx'
import { PriorityItems } from './SessionMenu.tsx'
import { NameField } from './SessionName.tsx'
import css from './session.module.css'
import { useRights } from './use-rights.ts'
import { useSession } from './use-session.ts'
import { WhyRow } from './WhyRow.tsx'

const AboutMenu = lazy(async () => ({ default: (await import('./AboutMenu.tsx')).AboutMenu }))
const Bindings = lazy(async () => ({ default: (await import('./bindings/index.ts')).Bindings }))

/** The right pane [INF-01…12, 16, 18, 20, 21]. */
export function AboutSession({ sessionId }: { sessionId: string }) {
  const { card, details } = useSession(sessionId)
  return (
    <>
      <PaneHeader title={t('sessions.about')}>
        <Suspense>{card && <AboutMenu card={card} />}</Suspense>
        <ActionIcon aria-label={t('ui.close')} onClick={toggleAbout}>
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </PaneHeader>
      {card && (
        <>
          <OfflineBanner card={card} />
          <section className={css.section} aria-label={t('sessions.session')}>
            <Facts card={card} details={details} />
          </section>
          <Suspense>
            <Bindings card={card} />
          </Suspense>
          <CustomerSection card={card} details={details} />
        </>
      )}
    </>
  )
}

function Facts({ card, details }: { card: SessionCard; details: SessionDetails | undefined }) {
  const may = useRights(card)
  const [renaming, setRenaming] = useState(false)
  const editing = renaming && may.edit
  const { operator, group, priority } = card
  const holder = operator?.name ?? group?.name ?? t('sessions.commonQueue')
  return (
    <Fields>
      <FieldRow label={t('sessions.liveChat')}>{details?.liveChat.name ?? <Skeleton height={12} width="60%" />}</FieldRow>
      <FieldRow
        label={t('sessions.name')}
        action={
          may.edit &&
          !editing && (
            <Act label={t('sessions.rename')} icon={<IconPencil size={16} stroke={1.75} />} run={() => setRenaming(true)} />
          )
        }
      >
        {editing ? <NameField card={card} done={() => setRenaming(false)} /> : card.name}
      </FieldRow>
      <FieldRow label={t('sessions.firstMessage')}>{full(card.createdAt)}</FieldRow>
      <FieldRow label={t('sessions.state')}>{stateName(card)}</FieldRow>
      <FieldRow
        label={t(operator ? 'sessions.operator' : 'sessions.group')}
        action={
          may.reassign && (
            <Act
              label={t('sessions.reassignFrom', { name: holder })}
              icon={<IconRefresh size={16} stroke={1.75} />}
              run={() => dialog.set({ what: 'reassign', sessionId: card.id })}
            />
          )
        }
      >
        {operator && <Dot on={operator.online} label={t(operator.online ? 'ui.online' : 'ui.offlineStatus')} />}
        <span className={css.value}>{holder}</span>
        {operator && <OperatorAway id={operator.id} />}
      </FieldRow>
      <WhyRow decisions={details?.routed?.decisions} />
      {operator && group && <FieldRow label={t('sessions.group')}>{group.name}</FieldRow>}
      <FieldRow
        label={t('sessions.priority')}
        action={
          may.edit && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon size={28} aria-label={t('sessions.priorityChange', { name: priorityName(priority) })}>
                  <IconRefresh size={16} stroke={1.75} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <PriorityItems card={card} />
              </Menu.Dropdown>
            </Menu>
          )
        }
      >
        <Priority card={card} />
      </FieldRow>
      <LabelsRow card={card} details={details} mayEdit={may.edit} />
    </Fields>
  )
}

/** Read when it is looked at: absences change seldom, and cards are sent all the time. */
function OperatorAway({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: ['user', id],
    queryFn: ({ signal }) => ask(readUser, { path: { userId: id }, signal }),
    staleTime: 60_000,
  })
  return <AwayTag away={data?.away ?? null} />
}

const marks = [IconMinus, IconChevronDown, IconEqual, IconChevronUp] as const

function Priority({ card: { priority } }: { card: SessionCard }) {
  const Mark = marks[priority]
  return (
    <span className={css.priority} data-priority={priority}>
      <Mark size={16} stroke={2} aria-hidden />
      {priorityName(priority)}
    </span>
  )
}

function Act({ label, icon, run }: { label: string; icon: ReactNode; run: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={28} aria-label={label} onClick={run}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}

/** An operator who is Offline can only look [STA-02, INF-20]. */
function OfflineBanner({ card }: { card: SessionCard }) {
  const me = useHeld((held) => held.me)
  const may = useRights(card)
  if (me.online !== false || may.edit || card.state === 'closed') return null
  return (
    <Banner
      tone="warning"
      action={
        <Button size="compact-sm" variant="subtle" onClick={() => wish(true)}>
          {t('sessions.goOnline')}
        </Button>
      }
    >
      {t('sessions.viewOnly')}
    </Banner>
  )
}
