import type { SessionCard } from '@parley/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isRefused, sayOf } from '../../../live/index.ts'
import { refusalText } from '../../../texts/index.ts'
import { nextOfMine } from '../next-of-mine.ts'
import { t } from './reassign-words.ts'
import { reassign } from './session-actions.ts'
import type { Target } from './targets.ts'

interface Reassigning {
  card: SessionCard
  /** What is said to the colleague goes along. */
  comment: string
  /** Whether the next session of mine is opened after it. */
  goesOn: boolean
  close: () => void
  /** The target cannot have it any more: who can is read anew. */
  again: () => void
}

/** Hands it over; what keeps it is told, with the holder whom a supervisor may take it from all the same. */
export function useReassign({ card, comment, goesOn, close, again }: Reassigning) {
  const navigate = useNavigate()
  const [problem, setProblem] = useState<{ text: string; holder: string | null | undefined }>()
  const [busy, setBusy] = useState(false)
  const go = async (to: Target | undefined, from?: string | null) => {
    if (!to || busy) return
    setBusy(true)
    try {
      await reassign(card, to.kind === 'group' ? { groupId: to.id } : { operatorId: to.id }, { comment, from })
      close()
      const next = goesOn && nextOfMine(card.id)
      if (next) void navigate({ to: `/live-chats/s/${next}` as string })
    } catch (error) {
      setProblem(toldOf(error, to))
      if (isRefused(error) && gone.has(error.problem.code)) again()
    } finally {
      setBusy(false)
    }
  }
  return { go, busy, problem }
}

const gone = new Set<string>(['target-not-allowed', 'target-unavailable', 'target-offline'])

function toldOf(error: unknown, to: Target) {
  if (!isRefused(error)) return { text: sayOf(error), holder: undefined }
  const { code, holder } = error.problem
  if (gone.has(code)) return { text: t('reassign.targetGone', { name: to.name, why: refusalText(code) }), holder: undefined }
  if (code !== 'changed-meanwhile') return { text: refusalText(code), holder: undefined }
  const now = holder ? t('reassign.nowWith', { name: holder.name }) : t('reassign.nowInQueue')
  return { text: now, holder: holder?.id ?? null }
}
