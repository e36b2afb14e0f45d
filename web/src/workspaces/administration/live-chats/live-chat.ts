import { editLiveChat, type LiveChat, readLiveChat } from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, isRefused, sayOf } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { check, fieldOf, type Wrong } from './check.ts'
import { changed, type Draft, draftOf, editOf, rebased } from './draft.ts'

export function useLiveChat(id: string) {
  return useQuery({
    queryKey: ['live-chat', id],
    queryFn: ({ signal }) => ask(readLiveChat, { path: { liveChatId: id }, signal }),
    refetchOnMount: 'always',
  })
}

/** The form of one live chat: what was read, what was changed, and how it goes to the server. */
export interface Form {
  chat: LiveChat
  draft: Draft
  readOnly: boolean
  dirty: boolean
  busy: boolean
  /** Somebody else saved since this was read; `true` where it is not known who. */
  conflict: string | true | undefined
  set: (change: Partial<Draft>) => void
  /** The words at a field, from here or from the server. */
  errorAt: (field: string) => string | undefined
  save: () => Promise<void>
  discard: () => void
}

export function useForm(chat: LiveChat, readOnly: boolean): Form {
  const queries = useQueryClient()
  const [base, setBase] = useState(chat)
  const [draft, setDraft] = useState(() => draftOf(chat))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [conflict, setConflict] = useState<Form['conflict']>()
  const [refused, setRefused] = useState<{ field: string; text: string }>()
  const fields = changed(draftOf(base), draft)
  const wrong: Wrong = tried ? check(draft) : {}

  const take = (now: LiveChat, next: Draft) => {
    setBase(now)
    setDraft(next)
    queries.setQueryData(['live-chat', chat.id], now)
  }
  const settle = () => {
    setTried(false)
    setRefused(undefined)
    setConflict(undefined)
  }
  const fail = async (error: unknown) => {
    if (isRefused(error, 'changed-meanwhile')) {
      const now = await ask(readLiveChat, { path: { liveChatId: chat.id } })
      take(now, rebased(draftOf(base), draft, draftOf(now)))
      return setConflict(now.changedBy?.name ?? true)
    }
    const text = sayOf(error)
    const field = isRefused(error) ? fieldOf(error.problem.field) : undefined
    if (field) setRefused({ field, text })
    else toast({ kind: 'error', text })
  }

  return {
    chat: { ...chat, version: base.version, changedAt: base.changedAt, changedBy: base.changedBy },
    draft,
    readOnly,
    dirty: fields.length > 0,
    busy,
    conflict,
    set(change) {
      setRefused(undefined)
      setDraft((was) => ({ ...was, ...change }))
    },
    errorAt(field) {
      const key = wrong[field]
      return key ? t(key) : refused?.field === field ? refused.text : undefined
    },
    async save() {
      setTried(true)
      if (busy || fields.length === 0 || Object.keys(check(draft)).length > 0) return
      setBusy(true)
      try {
        const body = { version: base.version, ...editOf(draftOf(base), draft) }
        const now = await ask(editLiveChat, { path: { liveChatId: chat.id }, body })
        take(now, draftOf(now))
        settle()
        announce(t('settings.saved'))
        toast({ kind: 'done', text: t('settings.saved') })
        await queries.invalidateQueries({ queryKey: ['live-chats'] })
      } catch (error) {
        await fail(error).catch(() => toast({ kind: 'error', text: t('ui.unreachable') }))
      } finally {
        setBusy(false)
      }
    },
    discard() {
      setDraft(draftOf(base))
      settle()
    },
  }
}
