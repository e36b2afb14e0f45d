import { rightsOn, type SessionCard, type Viewer, viewerOf } from '@parley/contract'
import { useMemo } from 'react'
import { useHeld } from '../../../held.ts'
import { type TextKey, t } from '../../../texts/index.ts'
import { isTold } from '../../../workspace.ts'
import { type Reason, type Right, whyNot } from './why-not.ts'

/** Of each right: '' where it is mine now, why not where it may become mine, undefined where my role never has it here. */
export type Standing = Readonly<Record<Right, string | undefined>>

export function useStanding(card: SessionCard): Standing {
  const me = useHeld((held) => held.me)
  const liveChats = useHeld((held) => held.liveChats)
  const settings = useHeld((held) => held.settings)
  return useMemo(() => standingOf(card, viewerOf({ me, liveChats, settings })), [card, me, liveChats, settings])
}

function standingOf(card: SessionCard, who: Viewer): Standing {
  const rights = Object.entries(rightsOn(card, who)) as [Right, boolean][]
  // What this browser has kept while the server is away can be read and answered; all else waits for it [B-04].
  const kept = !isTold()
  const said = ([right, may]: [Right, boolean]) => {
    if (may && kept && right !== 'view' && right !== 'answer') return [right, t('ui.offlineReason')]
    const why = may ? undefined : whyNot(right, card, who)
    return [right, may ? '' : why && wordsFor(why, card)]
  }
  return Object.fromEntries(rights.map(said)) as Standing
}

function wordsFor(why: Reason, { operator }: SessionCard): string {
  if (why === 'elsewhere') return operator ? t('sessions.isAssigned', { name: operator.name }) : t('sessions.isElsewhere')
  return t(words[why])
}

const words = {
  offline: 'sessions.viewOnly',
  queued: 'sessions.whyQueued',
  closed: 'sessions.isClosed',
  spam: 'sessions.whySpam',
} as const satisfies Partial<Record<Reason, TextKey>>
