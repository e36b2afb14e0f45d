import { ActionIcon, Button, Skeleton } from '@mantine/core'
import { readUser, type SessionCard, type SessionDetails } from '@parley/contract'
import { IconChevronDown, IconChevronUp, IconEqual, IconMinus, IconPencil, IconRefresh, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, type Ref, Suspense, useState } from 'react'
import { priorityName } from '../../../conversation/index.ts'
import { useHeld } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { AwayTag } from '../../../ui/AwayTag.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Dot } from '../../../ui/Dot.tsx'
import { FieldRow, Fields } from '../../../ui/FieldRow.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { toggleAbout } from '../../../ui/panes.ts'
import { Reasoned } from '../../../ui/Reasoned.tsx'
import { full } from '../../../ui/time.ts'
import { wish } from '../status/index.ts'
import { Choice } from './Choice.tsx'
import { CustomerSection } from './CustomerSection.tsx'
import { dialog } from './dialogs.ts'
import { LabelsRow } from './LabelsRow.tsx'
import { stateName } from './SessionHeader.tsx'
import { PriorityItems } from './SessionMenu.tsx'
import { NameField, useNaming } from './SessionName.tsx'
import css from './session.module.css'
import { useSession } from './use-session.ts'
import { useStanding } from './use-standing.ts'
import { WhyRow } from './WhyRow.tsx'

const AboutMenu = lazy(async () => ({ default: (await import('./AboutMenu.tsx')).AboutMenu }))
const Bindings = lazy(async () => ({ default: (await import('./bindings/index.ts')).Bindings }))
const Processes = lazy(() => import('./processes/Processes.tsx'))

/** The right pane [INF-01…12, 14, 16, 18, 20, 21]. */
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
            <Processes card={card} />
          </Suspense>
          <CustomerSection card={card} details={details} />
        </>
      )}
    </>
  )
}

function Facts({ card, details }: { card: SessionCard; details: SessionDetails | undefined }) {
  const { edit, reassign } = useStanding(card)
  const [renaming, setRenaming] = useState(false)
  const editing = renaming && edit === ''
  const { button, left } = useNaming(editing)
  const named = (byKey: boolean) => {
    left(byKey)
    setRenaming(false)
  }
  const { operator, group, priority } = card
  const holder = operator?.name ?? group?.name ?? t('sessions.commonQueue')
  return (
    <Fields>
      <FieldRow label={t('sessions.liveChat')}>{details?.liveChat.name ?? <Skeleton height={12} width="60%" />}</FieldRow>
      <FieldRow
        label={t('sessions.name')}
        action={
          edit !== undefined &&
          !editing && (
            <Act
              ref={button}
              why={edit}
              label={t('sessions.rename')}
              icon={<IconPencil size={16} stroke={1.75} />}
              run={() => setRenaming(true)}
            />
          )
        }
      >
        {editing ? <NameField card={card} done={named} /> : card.name}
      </FieldRow>
      <FieldRow label={t('sessions.firstMessage')}>{full(card.createdAt)}</FieldRow>
      <FieldRow label={t('sessions.state')}>{stateName(card)}</FieldRow>
      <FieldRow
        label={t(operator ? 'sessions.operator' : 'sessions.group')}
        action={
          reassign !== undefined && (
            <Act
              why={reassign}
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
          edit !== undefined && (
            <Choice
              why={edit}
              label={t('sessions.priorityChange', { name: priorityName(priority) })}
              icon={<IconRefresh size={16} stroke={1.75} />}
            >
              <PriorityItems card={card} />
            </Choice>
          )
        }
      >
        <Priority card={card} />
      </FieldRow>
      <LabelsRow card={card} details={details} edit={edit} />
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

interface Acting {
  why: string
  label: string
  icon: ReactNode
}

function Act({ why, label, icon, run, ref }: Acting & { run: () => void; ref?: Ref<HTMLButtonElement> }) {
  return (
    <Reasoned why={why} label={label}>
      <ActionIcon ref={ref} size={28} aria-label={label} onClick={run}>
        {icon}
      </ActionIcon>
    </Reasoned>
  )
}

/** An operator who is Offline can only look [STA-02, INF-20]. */
function OfflineBanner({ card }: { card: SessionCard }) {
  const me = useHeld((held) => held.me)
  const { edit } = useStanding(card)
  if (me.online !== false || edit === '' || card.state === 'closed') return null
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
