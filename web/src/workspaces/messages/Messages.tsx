import { Outlet, useParams } from '@tanstack/react-router'
import { t } from '../../texts/index.ts'
import { Panes } from '../../ui/Panes.tsx'
import { MessagesMenu } from './MessagesMenu.tsx'

/** The Messages workspace [ui.md S18]. */
export default function Messages() {
  const { threadId } = useParams({ strict: false })
  return (
    <Panes sideLabel={t('messages.messages')} side={<MessagesMenu />} chosen={threadId !== undefined}>
      <Outlet />
    </Panes>
  )
}
