import type { InstanceRow } from '@parley/contract'
import { IconAlertTriangle, IconChevronRight, IconCircleCheck, IconCircleX, IconPlayerPlay } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { short } from '../ui/time.ts'
import css from './instances.module.css'
import { t } from './words.ts'

const marks = {
  running: IconPlayerPlay,
  finished: IconCircleCheck,
  failed: IconAlertTriangle,
  interrupted: IconCircleX,
} as const satisfies Record<InstanceRow['state'], unknown>

/** As rows under each other. */
export function InstanceLines({ instances }: { instances: readonly InstanceRow[] }) {
  return (
    <ul className={css.started}>
      {instances.map((instance) => (
        <InstanceLine key={instance.id} instance={instance} />
      ))}
    </ul>
  )
}

/** ▷ Order handling #318 · Check stock, and the way to my task in it; a link for whom its page is open [BPR-05, ui.md S8]. */
function InstanceLine({ instance }: { instance: InstanceRow }) {
  const { id, processName: name, number, state, opens, taskId } = instance
  const Mark = marks[state]
  const inside = (
    <>
      <Mark size={16} stroke={1.75} aria-hidden data-state={state} />
      <span className={css.words}>
        <b>{t('starting.instance', { name, number })}</b>
        <small data-state={state}>{standing(instance)}</small>
      </span>
      {opens && <IconChevronRight size={16} stroke={1.75} aria-hidden />}
    </>
  )
  return (
    <li className={css.item} data-testid={`instance-${number}`}>
      {opens ? (
        <Link className={css.line} to={`/processes/instances/${id}`}>
          {inside}
        </Link>
      ) : (
        <span className={css.line}>{inside}</span>
      )}
      {taskId && (
        <Link className={css.task} to={`/tasks/${taskId}`} aria-label={t('starting.taskOf', { name, number })}>
          {t('starting.taskForYou')}
        </Link>
      )}
    </li>
  )
}

function standing({ state, steps, startedAt, endedAt }: InstanceRow): string {
  if (state === 'failed') return t('starting.broken')
  if (state === 'running') return steps.join(', ') || t('starting.going')
  return t(`starting.${state}`, { at: short(endedAt ?? startedAt) })
}
