import { IconMessage2 } from '@tabler/icons-react'
import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useHeld } from '../../held.ts'
import { entitle } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panes } from '../../ui/Panes.tsx'
import { MessagesMenu } from './MessagesMenu.tsx'

/** The Messages workspace [ui.md S18]. */
export function Messages() {
  const { threadId } = useParams({ strict: false })
  return (
    <Panes sideLabel={t('messages.messages')} side={<MessagesMenu />} chosen={threadId !== undefined}>
      <Outlet />
    </Panes>
  )
}

export function MessagesHome() {
  const mayWrite = useHeld((held) => held.mayWrite)
  useEffect(() => entitle(t('messages.messages')), [])
  return (
    <EmptyState
      icon={<IconMessage2 size={40} stroke={1.75} />}
      title={t('messages.nothingChosen')}
      text={t(mayWrite ? 'messages.chooseHint' : 'messages.none')}
    />
  )
}
