import { IconCalendarTime } from '@tabler/icons-react'
import type { Section } from '../section.ts'

/** `/admin/calendars`, and one of them; `new` is one that is being made. */
export const calendars: Section = {
  to: '/admin/calendars',
  name: 'calendars.title',
  icon: IconCalendarTime,
  pages: [
    { path: '/calendars', load: () => import('./CalendarsPage.tsx') },
    { path: '/calendars/$calendarId', load: () => import('./CalendarPage.tsx') },
  ],
}
