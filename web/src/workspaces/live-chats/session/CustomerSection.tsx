import type { SessionCard, SessionDetails } from '@parley/contract'
import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { ChannelIcon, channelName, ruleName } from '../../../conversation/index.ts'
import { t } from '../../../texts/index.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { full } from '../../../ui/time.ts'
import css from './session.module.css'

const CustomerMenu = lazy(() => import('./CustomerMenu.tsx'))
const LockBadge = lazy(async () => ({ default: (await import('./CustomerMenu.tsx')).LockBadge }))
const VisitFacts = lazy(() => import('../customers/VisitFacts.tsx'))

/** Who writes: a colleague with a link to their page, or somebody from outside with what is known; what is not, is left out. */
export function CustomerSection({ card, details }: { card: SessionCard; details: SessionDetails | undefined }) {
  const customer = details?.customer
  const userId = customer?.userId ?? card.customer.userId
  const title = t(userId ? 'sessions.internalUser' : 'sessions.customer')
  const badge = <ChannelIcon kind={card.channelKind} size={13} />
  const person = (
    <>
      <Avatar
        id={card.customer.id}
        name={card.customer.name}
        picture={userId && card.customer.avatarFileId}
        badge={userId ? undefined : badge}
      />
      <span>
        <b>{card.customer.name}</b>
        {customer && customer.locks.length > 0 && (
          <Suspense>
            <LockBadge locks={customer.locks} />
          </Suspense>
        )}
        <span className={css.quiet}>
          {userId
            ? t('sessions.profile')
            : [channelName(card.channelKind), customer?.verified && t('sessions.verified')].filter(Boolean).join(' · ')}
        </span>
      </span>
    </>
  )
  const facts = customer
    ? [
        { text: customer.email, copy: customer.email },
        { text: customer.phone, copy: customer.phone },
        { text: customer.externalId && t('sessions.externalId', { id: customer.externalId }), copy: customer.externalId },
        { text: t('sessions.firstSeen', { at: full(customer.firstSeenAt) }) },
        { text: details.routed && routedText(details.routed) },
      ]
    : []
  return (
    <section className={css.section} aria-label={title}>
      <div className={css.heading}>
        <h3>{title}</h3>
        {!userId && (
          <Suspense>
            <CustomerMenu card={card} details={details} />
          </Suspense>
        )}
      </div>
      {userId ? (
        <Link className={css.person} to={`/people/${userId}`}>
          {person}
        </Link>
      ) : (
        <div className={css.person}>{person}</div>
      )}
      <ul className={css.facts}>
        {facts.map(
          ({ text, copy }) =>
            text && (
              <li key={text} className={css.fact}>
                {text}
                {copy && <CopyButton text={copy} label={t('sessions.copyFact', { text: copy })} />}
              </li>
            ),
        )}
        {customer && (
          <li>
            <Link to={`/live-chats/customers/${customer.id}`}>{t('sessions.count', { count: customer.sessions })}</Link>
          </li>
        )}
      </ul>
      {customer && !userId && (
        <Suspense>
          <VisitFacts visit={customer.visit} />
        </Suspense>
      )}
    </section>
  )
}

/** The common queue has no name of its own. */
function routedText({ rule, to }: NonNullable<SessionDetails['routed']>): string {
  return t('sessions.routed', { rule: ruleName(rule), to: to || t('conversation.commonQueue') })
}
