import { createResponseTemplate } from '@parley/contract'
import { IconTemplate } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { ask, sayOf } from '../../live/index.ts'
import { templates } from '../../texts/en/templates.ts'
import { learn, t } from '../../texts/index.ts'
import { Menu } from '../../ui/Menu.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { OpenMenu } from '../message-menu.ts'

learn({ templates })

/** In a message's menu, for staff: what was said well once becomes a template of one's own, to be edited where templates are. */
export function SaveAsTemplate({ message, link, selected }: OpenMenu) {
  const navigate = useNavigate()
  const text = selected || message.text
  if (!text.trim() || !link?.startsWith('/live-chats/')) return null
  const save = async () => {
    try {
      const name = [...text.replace(/\s+/g, ' ').trim()].slice(0, 60).join('')
      const { id } = await ask(createResponseTemplate, { body: { kind: 'template', name, text } })
      const edit = () => void navigate({ to: '/live-chats/templates' as string, search: { open: id } as never })
      toast({ kind: 'done', text: t('templates.savedAs', { name }), action: { label: t('templates.edit'), run: edit } })
    } catch (error) {
      toast({ kind: 'error', text: sayOf(error) })
    }
  }
  return (
    <Menu.Item leftSection={<IconTemplate size={16} stroke={1.75} />} onClick={() => void save()}>
      {t('templates.saveAs')}
    </Menu.Item>
  )
}
