import { rightsOn, type SessionCard, type Viewer } from '@parley/contract'
import { useMemo } from 'react'
import { useViewer } from '../../../held.ts'
import { type TextKey, t } from '../../../texts/index.ts'
import type { Action } from '../../../ui/actions.ts'
import { waitsForServer } from './use-rights.ts'
import { type Asked, type Reason, type Right, whyNot } from './why-not.ts'

/** Of each right: '' where it is mine now, why not where it may become mine, undefined where my role never has it here. */
export type Standing = Readonly<Record<Right, string | undefined>>

/** @param connected whether its channel is, where that is known [CMP-09]. */
export function useStanding(card: SessionCard, connected?: boolean): Standing {
  const viewer = useViewer()
  return useMemo(() => standingOf({ ...card, connected }, viewer), [card, connected, viewer])
}

/** What stands under a right in the palette and on keys: with its reason where it waits, absent where my role never has it. */
export const actionsUnder =
  (standing: Standing, group: string) =>
  (right: Right, action: Omit<Action, 'group' | 'why'>): Action[] => {
    const why = standing[right]
    return why === undefined ? [] : [{ ...action, group, ...(why && { why }) }]
  }

function standingOf(card: Asked, who: Viewer): Standing {
  const rights = Object.entries(rightsOn(card, who)) as [Right, boolean][]
  const said = ([right, may]: [Right, boolean]) => {
    if (may && waitsForServer(right)) return [right, t('ui.offlineReason')]
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
  disconnected: 'sessions.isDisconnected',
  offline: 'sessions.viewOnly',
  queued: 'sessions.whyQueued',
  closed: 'sessions.isClosed',
  spam: 'sessions.whySpam',
} as const satisfies Partial<Record<Reason, TextKey>>
