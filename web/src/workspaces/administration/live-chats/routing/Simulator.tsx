import { ActionIcon, Button, Select } from '@mantine/core'
import type { Simulation } from '@parley/contract'
import { IconArrowLeft, IconHistory, IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../../../texts/index.ts'
import { announce } from '../../../../ui/announce.tsx'
import { Banner } from '../../../../ui/Banner.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { SkeletonRows } from '../../../../ui/Skeletons.tsx'
import type { Form } from '../live-chat.ts'
import { Differences } from './Differences.tsx'
import { RuleCounts } from './RuleCounts.tsx'
import routingCss from './routing.module.css'
import css from './simulator.module.css'
import type { Nameable } from './use-nameable.ts'
import type { Routing } from './use-routing.ts'
import { useSimulation } from './use-simulation.ts'

const spans = [1, 7, 14, 30]
const week = 7

interface Screen {
  routing: Routing
  form: Form
  nameable: Nameable
  back: () => void
}

/** What the rules on the screen would have made of the last days, before they are saved [B-06]. */
export function Simulator({ routing, form, back }: Screen) {
  const [days, setDays] = useState(week)
  const { found, busy, error, stale, run, more } = useSimulation(form, routing)
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    run(week)
  }, [run])
  const summary = found && summaryOf(found)
  useEffect(() => {
    if (summary) announce(summary)
  }, [summary])
  return (
    <div className={routingCss.view}>
      <div className={routingCss.back}>
        <ActionIcon aria-label={t('routing.back')} onClick={back} autoFocus>
          <IconArrowLeft size={18} stroke={1.75} />
        </ActionIcon>
        <h2>{t('routing.simTitle')}</h2>
      </div>
      <p className={css.note}>{t('routing.simIntro')}</p>
      <div className={css.controls}>
        <Select
          aria-label={t('routing.days')}
          allowDeselect={false}
          data={spans.map((count) => ({ value: String(count), label: t('routing.daysOf', { count }) }))}
          value={String(days)}
          onChange={(next) => {
            setDays(Number(next))
            run(Number(next))
          }}
        />
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} stroke={1.75} />}
          loading={busy}
          onClick={() => run(days)}
        >
          {t('routing.run')}
        </Button>
      </div>
      {error && <Banner tone="danger">{error}</Banner>}
      {stale && <Banner tone="warning">{t('routing.simStale')}</Banner>}
      {!found && busy && (
        <div role="status" aria-label={t('routing.running')}>
          <SkeletonRows count={5} />
        </div>
      )}
      {found?.sessions === 0 && (
        <EmptyState icon={<IconHistory size={40} stroke={1.75} />} title={t('routing.simNone')} text={t('routing.simNoneText')} />
      )}
      {found && found.sessions > 0 && (
        <>
          <p className={css.summary} data-testid="simulation-summary">
            {summary} {found.truncated && t('routing.simTruncated')}
          </p>
          <RuleCounts found={found} />
          <Differences found={found} more={() => more(days)} busy={busy} />
          <Assumed found={found} />
        </>
      )}
    </div>
  )
}

function summaryOf({ sessions, changed }: Simulation): string {
  if (sessions === 0) return t('routing.simNone')
  return changed === 0 ? t('routing.simSame') : t('routing.simSummary', { changed, sessions })
}

const assumptions = {
  'as-of-now': 'routing.assumed_now',
  'held-until-closed': 'routing.assumed_held',
  'status-not-kept': 'routing.assumed_status',
} as const

function Assumed({ found: { assumed } }: { found: Simulation }) {
  return (
    <section className={routingCss.part}>
      <h3>{t('routing.assumed')}</h3>
      <ul className={css.assumed}>
        {assumed.map((one) => (
          <li key={one}>{t(assumptions[one])}</li>
        ))}
      </ul>
    </section>
  )
}
