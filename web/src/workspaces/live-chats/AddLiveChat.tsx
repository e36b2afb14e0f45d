import { useNavigate } from '@tanstack/react-router'
import { CreateLiveChat } from '../administration/live-chats/index.ts'

/** +Add for administrators; the new live chat's settings open [LCS-01]. */
export default function AddLiveChat({ close }: { close: () => void }) {
  const navigate = useNavigate()
  return (
    <CreateLiveChat
      close={close}
      created={({ id }) => {
        close()
        void navigate({ to: `/admin/live-chats/${id}` })
      }}
    />
  )
}
