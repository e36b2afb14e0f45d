import { Progress, TextInput } from '@mantine/core'
import type { FileUsage } from '@parley/contract'
import { IconClock, IconSearch, IconTrash, IconUsers } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { fileSize } from '../../conversation/index.ts'
import { FolderTree } from '../../folders/FolderTree.tsx'
import { useFolders, useRoots } from '../../folders/queries.ts'
import { t } from '../../folders/words.ts'
import { useActions } from '../../ui/actions.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { SideLink, SideLinks, SideScroll } from '../../ui/SideMenu.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import css from './files.module.css'

/** My Files, Company Files, what was shared, what is recent, the trash, and how much room is left [FIL-01]. */
export function FilesMenu() {
  const { place } = useParams({ strict: false }) as { place?: string }
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const { data, error, refetch } = useRoots()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const isFolder = place !== undefined && place.length === 36
  const here = useFolders(isFolder ? place : '')
  const find = { id: 'find-files', label: t('files.search'), group: t('ui.files'), keys: '/', run: () => field.current?.focus() }
  useActions([find])
  const home = data?.roots.find(({ root }) => root === 'mine')?.id
  return (
    <>
      <PaneHeader title={t('ui.files')} />
      {/* biome-ignore lint/a11y/useSemanticElements: landmarks are found by this role. */}
      <form
        className={css.search}
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          const words = field.current?.value.trim() ?? ''
          void navigate(words ? { to: '/files/found', search: { q: words } } : { to: '/files' })
        }}
      >
        <TextInput
          key={q}
          ref={field}
          type="search"
          aria-label={t('files.search')}
          placeholder={t('files.search')}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          defaultValue={q}
        />
      </form>
      <SideScroll>
        {!data && !error && <SkeletonRows count={4} />}
        {error && <ErrorState again={() => void refetch()} />}
        {data && (
          <div className={css.tree}>
            <FolderTree
              roots={data.roots}
              label={t('files.folders')}
              chosen={place ?? home}
              choose={({ id }) => void navigate({ to: `/files/${id}` })}
              open={[...(home ? [home] : []), ...(here.data?.path ?? []).map(({ id }) => id)]}
            />
          </div>
        )}
        <SideLinks>
          <SideLink to="/files/shared" icon={IconUsers} label={t('files.shared')} />
          <SideLink to="/files/recent" icon={IconClock} label={t('files.recent')} />
          <SideLink to="/files/trash" icon={IconTrash} label={t('files.trash')} />
        </SideLinks>
      </SideScroll>
      {data && <Room usage={data.usage} />}
    </>
  )
}

function Room({ usage: { used, quota } }: { usage: FileUsage }) {
  const part = Math.min(100, (used / quota) * 100)
  return (
    <div className={css.room}>
      <Progress value={part} size="sm" color={part > 90 ? 'red' : 'accent'} aria-label={t('files.room')} />
      <small>{t('files.used', { used: fileSize(used), quota: fileSize(quota) })}</small>
    </div>
  )
}
