import { readUser } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask, isRefused } from '../../../live/index.ts'
import { refusalText, t } from '../../../texts/index.ts'
import { Drawer } from '../../../ui/Dialog.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { UserForm } from './UserForm.tsx'

/** One user: who they are, their groups, and whether they may come in. */
export function UserDrawer({ id, close }: { id: string; close: () => void }) {
  const user = useQuery({
    queryKey: ['user', id],
    queryFn: ({ signal }) => ask(readUser, { path: { userId: id }, signal }),
    gcTime: 0,
  })
  if (user.data) return <UserForm user={user.data} close={close} />
  return (
    <Drawer title={t('admin.editUser')} close={close}>
      {user.error ? (
        <ErrorState
          {...(isRefused(user.error) && { text: refusalText(user.error.problem.code) })}
          again={() => void user.refetch()}
        />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Drawer>
  )
}
