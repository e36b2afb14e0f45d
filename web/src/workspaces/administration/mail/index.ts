import { IconMail } from '@tabler/icons-react'
import type { Section } from '../section.ts'

export const mail: Section = {
  to: '/admin/mail',
  name: 'menu.mail',
  icon: IconMail,
  pages: [{ path: '/mail', load: () => import('./MailPage.tsx') }],
}
