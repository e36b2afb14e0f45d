import { allows, type FolderEntry } from '@parley/contract'
import { IconClock, IconFolderOff, IconFolderOpen, IconSearch, IconTrash, IconUsers } from '@tabler/icons-react'
import { t } from '../../folders/words.ts'
import { isRefused } from '../../live/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import type { View } from './use-entries.ts'

const mark = { size: 40, stroke: 1.75 }

interface Shown {
  view: View
  folder: FolderEntry | undefined
  loading: boolean
  error: unknown
  again: () => void
}

/** A place with nothing in it, or nothing in it yet, or that is not one's own to see. */
export function Nothing({ view, folder, loading, error, again }: Shown) {
  if (isRefused(error, 'not-found')) return <EmptyState icon={<IconFolderOff {...mark} />} title={t('files.gone')} />
  if (error) return <ErrorState requestId={isRefused(error) ? error.requestId : undefined} again={again} />
  if (loading) return <SkeletonRows count={8} />
  if (view === 'shared') return <EmptyState icon={<IconUsers {...mark} />} title={t('files.emptyShared')} />
  if (view === 'recent') return <EmptyState icon={<IconClock {...mark} />} title={t('files.emptyRecent')} />
  if (view === 'trash')
    return <EmptyState icon={<IconTrash {...mark} />} title={t('files.emptyTrash')} text={t('files.trashText')} />
  if (view === 'found') return <EmptyState icon={<IconSearch {...mark} />} title={t('ui.nothingMatches')} />
  const mayAdd = folder !== undefined && allows(folder.right, 'create')
  return (
    <EmptyState
      icon={<IconFolderOpen {...mark} />}
      title={t(mayAdd ? 'files.empty' : 'files.emptyView')}
      {...(mayAdd && { text: t('files.emptyText') })}
    />
  )
}
