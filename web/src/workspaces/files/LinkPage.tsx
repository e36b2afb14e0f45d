import { openFileLink } from '@parley/contract'
import { IconFolderOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { t } from '../../folders/words.ts'
import { ask, isRefused } from '../../live/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'

/** Where a link to a file or folder leads: to what it opens, which stands among what is shared from then on. */
export default function LinkPage() {
  const { link } = useParams({ strict: false }) as { link: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['file-link', link],
    queryFn: ({ signal }) => ask(openFileLink, { path: { link }, signal }),
  })
  if (isRefused(error, 'not-found'))
    return <EmptyState icon={<IconFolderOff size={40} stroke={1.75} />} title={t('files.gone')} />
  if (error) return <ErrorState again={() => void refetch()} />
  if (!data) return <SkeletonRows count={6} />
  return <Navigate to={data.kind === 'folder' ? `/files/${data.id}` : '/files/shared'} replace />
}
