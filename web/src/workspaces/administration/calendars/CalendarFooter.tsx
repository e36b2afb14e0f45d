import { Button } from '@mantine/core'
import { type Calendar, deleteCalendar } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Question } from '../../../ui/Question.tsx'
import { SaveBar } from '../../../ui/SaveBar.tsx'
import { full } from '../../../ui/time.ts'
import { toast } from '../../../ui/toasts.tsx'
import type { CalendarForm } from './use-calendar.ts'

/** Who changed it last, what is not saved yet, and deleting it. */
export function CalendarFooter({ form }: { form: CalendarForm }) {
  const { base, dirty, busy } = form
  const [deleting, setDeleting] = useState(false)
  const changed = base && { at: full(base.changedAt), name: base.changedBy?.name ?? '' }
  const last = changed ? t(changed.name ? 'calendars.changedBy' : 'calendars.changed', changed) : ''
  const remove = (
    <Button variant="subtle" color="red" onClick={() => setDeleting(true)}>
      {t('calendars.delete')}
    </Button>
  )
  return (
    <>
      <SaveBar
        dirty={dirty}
        busy={busy}
        last={last}
        discard={form.discard}
        save={() => void form.save()}
        fresh={base ? undefined : { label: t('calendars.create') }}
        start={base && remove}
      />
      {deleting && base && <DeleteCalendar calendar={base} close={() => setDeleting(false)} discard={form.discard} />}
    </>
  )
}

function DeleteCalendar(props: { calendar: Calendar; close: () => void; discard: () => void }) {
  const { calendar, close, discard } = props
  const { name, usedIn } = calendar
  const queries = useQueryClient()
  const navigate = useNavigate()
  const used = usedIn.map((chat) => chat.name).join(', ')
  const remove = async () => {
    await ask(deleteCalendar, { path: { calendarId: calendar.id } })
    discard()
    toast({ kind: 'done', text: t('calendars.deleted', { name }) })
    await navigate({ to: '/admin/calendars' as string, ignoreBlocker: true })
    await queries.invalidateQueries({ queryKey: ['calendars'] })
  }
  return (
    <Question
      title={t('calendars.deleteTitle', { name })}
      label={t('calendars.delete')}
      act={used ? undefined : remove}
      close={close}
    >
      {used ? t('calendars.deleteUsed', { names: used }) : t('calendars.deleteText')}
    </Question>
  )
}
