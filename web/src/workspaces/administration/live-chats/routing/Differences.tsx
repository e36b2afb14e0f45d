import { Button } from '@mantine/core'
import type { Simulation } from '@parley/contract'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { t } from '../../../../texts/index.ts'
import { full } from '../../../../ui/time.ts'
import routing from './routing.module.css'
import css from './simulator.module.css'
import { placeName, Trace } from './Trace.tsx'
import { ruleName } from './words.ts'

type Difference = Simulation['differences'][number]

interface List {
  found: Simulation
  more: () => void
  busy: boolean
}

/** The sessions that would have gone elsewhere, each with both ways in which it is decided [B-05, B-06]. */
export function Differences({ found, more, busy }: List) {
  const id = useId()
  if (found.differences.length === 0) return null
  return (
    <section className={routing.part} aria-labelledby={id}>
      <h3 id={id}>{t('routing.elsewhere')}</h3>
      <ul className={css.differences}>
        {found.differences.map((one) => (
          <Row key={one.sessionId} difference={one} />
        ))}
      </ul>
      {found.next && (
        <div>
          <Button variant="default" loading={busy} onClick={more}>
            {t('routing.loadMore')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Row({ difference: { name, at, before, after } }: { difference: Difference }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <li data-testid="difference">
      <button type="button" className={css.difference} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <IconChevronRight size={16} stroke={1.75} aria-hidden />
        <span className={css.body}>
          <b>{name ?? t('routing.hidden')}</b>
          <time className={css.note} dateTime={at}>
            {full(at)}
          </time>
        </span>
        <Way label={t('routing.nowTo')} way={before} />
        <Way label={t('routing.thenTo')} way={after} />
      </button>
      <div id={id} className={css.traces} hidden={!open}>
        {open && (
          <>
            <div>
              <h4>{t('routing.simNow')}</h4>
              <Trace tried={before.tried} label={t('routing.simNow')} />
            </div>
            <div>
              <h4>{t('routing.simThen')}</h4>
              <Trace tried={after.tried} label={t('routing.simThen')} />
            </div>
          </>
        )}
      </div>
    </li>
  )
}

function Way({ label, way }: { label: string; way: Difference['before'] }) {
  return (
    <span className={css.way}>
      <span className={css.note}>{label}</span>
      <span>{placeName(way.to)}</span>
      <span className={css.note}>{t('routing.by', { name: ruleName({ ruleId: way.ruleId, name: way.rule }) })}</span>
    </span>
  )
}
