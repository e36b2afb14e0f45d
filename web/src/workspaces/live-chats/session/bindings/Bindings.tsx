import { mayRegister, type SessionCard } from '@parley/contract'
import { Link } from '@tanstack/react-router'
import { useHeld } from '../../../../held.ts'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/Skeletons.tsx'
import about from '../session.module.css'
import { useStanding } from '../use-standing.ts'
import { Block } from './Block.tsx'
import { useBindings } from './use-bindings.ts'
import { t } from './words.ts'

/** One block per app: whose item the customer is, and what was registered in this session [INF-13, BND-01, BND-08]. */
export function Bindings({ card }: { card: SessionCard }) {
  const { bindings, error, again, put } = useBindings(card)
  const { bind } = useStanding(card)
  if (!bindings) {
    return (
      <section className={about.section} aria-label={t('bindings.apps')}>
        {error ? <ErrorState again={again} /> : <SkeletonRows count={1} label={t('bindings.loading')} />}
      </section>
    )
  }
  const { account, registered } = bindings
  const shared = { card, why: bind, put }
  return (
    <>
      {account && <Block {...shared} block={account} kind="account" />}
      {registered.map((block) => (
        <Block key={block.app.id} {...shared} block={block} kind="register" ready={mayRegister(bindings)} />
      ))}
      {!account && registered.length === 0 && !bindings.customer.internal && <NoApps card={card} />}
    </>
  )
}

/** Administrators are led to where apps are chosen; for others there is nothing to see. */
function NoApps({ card }: { card: SessionCard }) {
  const administrator = useHeld(({ me }) => me.administrator)
  if (!administrator) return null
  return (
    <section className={about.section} aria-label={t('bindings.apps')}>
      <p className={about.quiet}>
        {t('bindings.noApps')} <Link to={`/live-chats/settings/${card.liveChatId}`}>{t('bindings.chooseApps')}</Link>
      </p>
    </section>
  )
}
