import { ActionIcon, Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type InstancePage, retryInstance } from '@parley/contract'
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { ask, entitle, isRefused, sayOf } from '../../../live/index.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { full, useNow } from '../../../ui/time.ts'
import { ReadFields } from '../../apps/form/ReadFields.tsx'
import page_ from '../processes.module.css'
import { instanceKey } from '../queries.ts'
import { t } from '../words.ts'
import { lasted, titleOf, tones } from './InstanceTable.tsx'
import { Interrupt } from './Interrupt.tsx'
import css from './instances.module.css'
import { Tasks } from './Tasks.tsx'
import { Timeline } from './Timeline.tsx'

const Diagram = lazy(() => import('./Diagram.tsx'))

export function Instance({ page }: { page: InstancePage }) {
  const { instance, diagram, variables, values, refs, history, tasks, at, failedAt, rights } = page
  const [shown, setShown] = useState(true)
  const [asking, setAsking] = useState(false)
  const phone = useMediaQuery('(max-width: 44.99em)', false, { getInitialValueInEffect: false })
  const [busy, setBusy] = useState(false)
  const [said, say] = useState<string>()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const now = useNow()
  const title = titleOf(instance)
  useEffect(() => entitle(title), [title])
  const again = () => queries.invalidateQueries({ queryKey: instanceKey(instance.id) })
  const retry = async () => {
    setBusy(true)
    say(undefined)
    await ask(retryInstance, { path: { instanceId: instance.id } }).catch((error: unknown) =>
      say([sayOf(error), isRefused(error) ? error.problem.detail : ''].filter(Boolean).join(' ')),
    )
    await again()
    setBusy(false)
  }
  const failure = history.findLast(({ kind }) => kind === 'failed')
  const codes = variables.map(({ field }) => field.code)
  const form = { tabs: [{ name: '', sections: [{ name: '', columns: [codes] }] }] }
  const { session, initiator } = instance
  const acts = (
    <>
      {rights.tryAgain && (
        <Button onClick={() => void retry()} loading={busy} data-testid="try-again">
          {t('processes.tryAgain')}
        </Button>
      )}
      {rights.interrupt && (
        <Button variant="light" color="red" onClick={() => setAsking(true)} data-testid="interrupt">
          {t('processes.interrupt')}
        </Button>
      )}
    </>
  )
  return (
    <div className={page_.page}>
      <PaneHeader
        title={
          <span className={css.title}>
            {title} <Tag tone={tones[instance.state]}>{t(`processes.state_${instance.state}`)}</Tag>
          </span>
        }
        sub={t('processes.startedLine', {
          name: initiator?.name ?? t('processes.unknown'),
          at: full(instance.startedAt),
          version: instance.version,
          lasted: lasted(instance, now),
        })}
        line
        back={
          <ActionIcon aria-label={t('processes.instances')} renderRoot={(props) => <Link to="/processes/instances" {...props} />}>
            <IconArrowLeft size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        }
      >
        {!phone && acts}
      </PaneHeader>
      {instance.state === 'failed' && (
        <Banner tone="danger" icon={<IconAlertTriangle size={16} />}>
          {failure?.elementName ? t('processes.failedAt', { step: failure.elementName }) : t('processes.failedHere')}{' '}
          {failure?.detail}
        </Banner>
      )}
      {said && (
        <p role="alert" className={css.alert}>
          {said}
        </p>
      )}
      {phone && (rights.tryAgain || rights.interrupt) && <div className={css.acts}>{acts}</div>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys. */}
      <section className={css.body} tabIndex={0} aria-label={title}>
        <section className={css.wide} aria-label={t('processes.diagram')}>
          <header className={css.head}>
            <h2>{t('processes.diagram')}</h2>
            <Button size="compact-sm" variant="subtle" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t(shown ? 'processes.hideDiagram' : 'processes.showDiagram')}
            </Button>
          </header>
          {shown && (
            <Suspense fallback={<SkeletonRows count={2} label={t('processes.loadingDiagram')} />}>
              <Diagram xml={diagram} at={at} failedAt={failedAt} />
            </Suspense>
          )}
        </section>
        <section className={css.part} aria-label={t('processes.timeline')}>
          <h2>{t('processes.timeline')}</h2>
          <Timeline history={history} at={at} />
        </section>
        <div className={css.column}>
          <section className={css.part} aria-label={t('processes.tasks')}>
            <h2>{t('processes.tasks')}</h2>
            <Tasks tasks={tasks} />
          </section>
          <section className={css.part} aria-label={t('processes.variables')}>
            <h2>{t('processes.variables')}</h2>
            {codes.length ? (
              <ReadFields app={{ fields: variables.map(({ field }) => field), form }} values={values} refs={refs} />
            ) : (
              <p className={css.none}>{t('processes.noVariables')}</p>
            )}
          </section>
          {session && (
            <section className={css.part} aria-label={t('processes.session')}>
              <h2>{t('processes.session')}</h2>
              <Link to={`/live-chats/s/${session.id}`} className={css.link}>
                {session.name}
              </Link>
            </section>
          )}
        </div>
      </section>
      {asking && (
        <Interrupt
          instance={instance}
          close={() => setAsking(false)}
          done={() => {
            setAsking(false)
            void again()
            void navigate({ to: `/processes/instances/${instance.id}`, replace: true })
          }}
        />
      )}
    </div>
  )
}
