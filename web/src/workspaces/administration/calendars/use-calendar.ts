import { type Calendar, createCalendar, editCalendar, listCalendars } from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, isRefused, sayOf } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { toast } from '../../../ui/toasts.tsx'
import { changed, check, type Draft, draftOf } from './draft.ts'

/** The calendar of the address; null where there is none, undefined while it is read. */
export function useCalendar(id: string) {
  const { data, error, refetch } = useQuery({
    queryKey: ['calendars'],
    queryFn: ({ signal }) => ask(listCalendars, { signal }),
    refetchOnMount: 'always',
  })
  const calendar = data && (data.find((one) => one.id === id) ?? null)
  return { calendar, error, again: () => void refetch() }
}

/** The form of a calendar that is there, or of a new one. */
export function useCalendarForm(calendar: Calendar | undefined, made: (id: string) => void) {
  const queries = useQueryClient()
  const [base, setBase] = useState(calendar)
  const [draft, setDraft] = useState(() => draftOf(calendar))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [conflict, setConflict] = useState<string | true>()
  const [refused, setRefused] = useState<{ field: string; text: string }>()
  const [done, setDone] = useState(false)
  const edit = changed(draftOf(base), draft)
  const wrong = tried ? check(draft) : {}

  const take = (now: Calendar) => {
    setBase(now)
    const all = queries.getQueryData<Calendar[]>(['calendars']) ?? []
    queries.setQueryData(['calendars'], [...all.filter(({ id }) => id !== now.id), now])
  }
  const fail = async (error: unknown) => {
    if (isRefused(error, 'changed-meanwhile') && base) {
      const now = (await ask(listCalendars)).find(({ id }) => id === base.id)
      if (!now) return toast({ kind: 'error', text: t('calendars.gone') })
      take(now)
      setDraft({ ...draftOf(now), ...edit })
      return setConflict(now.changedBy?.name ?? true)
    }
    const text = sayOf(error)
    const field = isRefused(error) ? error.problem.field?.slice(1) : undefined
    if (field) setRefused({ field, text })
    else toast({ kind: 'error', text })
  }
  return {
    draft,
    base,
    conflict,
    busy,
    dirty: !done && (base === undefined ? Object.keys(edit).length > 0 : Object.keys(edit).length > 0),
    set(change: Partial<Draft>) {
      setRefused(undefined)
      setDraft((was) => ({ ...was, ...change }))
    },
    errorAt: (field: string) => wrong[field] ?? (refused?.field === field ? refused.text : undefined),
    discard() {
      setDraft(draftOf(base))
      setTried(false)
      setRefused(undefined)
      setConflict(undefined)
    },
    async save() {
      setTried(true)
      if (busy || Object.keys(check(draft)).length > 0) return
      setBusy(true)
      try {
        if (base) {
          const now = await ask(editCalendar, { path: { calendarId: base.id }, body: { version: base.version, ...edit } })
          take(now)
          setDraft(draftOf(now))
          setConflict(undefined)
          toast({ kind: 'done', text: t('calendars.saved') })
        } else {
          const now = await ask(createCalendar, { body: draft })
          take(now)
          setDone(true)
          made(now.id)
        }
      } catch (error) {
        await fail(error).catch(() => toast({ kind: 'error', text: t('ui.unreachable') }))
      } finally {
        setBusy(false)
      }
    },
  }
}
export type CalendarForm = ReturnType<typeof useCalendarForm>
