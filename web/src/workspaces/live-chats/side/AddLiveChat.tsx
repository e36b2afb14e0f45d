import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { CreateLiveChat } from '../../administration/live-chats/index.ts'

/** +Add, for administrators [LCS-01, ACC-01]; the settings of the new live chat open. */
export function AddLiveChat() {
  const administrator = useHeld(({ me }) => me.administrator)
  const [open, setOpen] = useState(false)
  const navigate = useNavigate()
  const add = { id: 'add-live-chat', label: t('menu.addLiveChat'), group: t('menu.liveChats'), icon: IconPlus }
  useActions(administrator ? [{ ...add, run: () => setOpen(true) }] : [])
  if (!administrator) return null
  return (
    <>
      <Tooltip label={t('menu.addLiveChat')}>
        <ActionIcon aria-label={t('menu.addLiveChat')} onClick={() => setOpen(true)} data-testid="add-live-chat">
          <IconPlus size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {open && (
        <Suspense>
          <CreateLiveChat
            close={() => setOpen(false)}
            created={({ id }) => {
              setOpen(false)
              void navigate({ to: `/admin/live-chats/${id}` })
            }}
          />
        </Suspense>
      )}
    </>
  )
}
