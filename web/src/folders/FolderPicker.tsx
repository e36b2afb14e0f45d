import { Button, TextInput } from '@mantine/core'
import { allows, createFolder, type FolderEntry } from '@parley/contract'
import { IconFolderPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { ask } from '../live/index.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { SkeletonRows } from '../ui/Skeletons.tsx'
import { attempt } from './attempt.ts'
import { FolderTree } from './FolderTree.tsx'
import css from './folders.module.css'
import { againFiles, lastFolder, useFolders, useRoots } from './queries.ts'
import { t } from './words.ts'

/** Chooses a folder where one may create something, beginning with the last one, and makes new ones [FIL-03, ui.md S19]. */
export function FolderPicker({ chosen, choose }: { chosen: FolderEntry | undefined; choose: (entry: FolderEntry) => void }) {
  const { data, error, refetch } = useRoots()
  const last = useFolders(lastFolder.get().id)
  const begun = useRef(false)
  const ready = data && (last.data || last.error || !lastFolder.get().id)
  useEffect(() => {
    if (begun.current || !ready) return
    begun.current = true
    const known = last.data?.folder
    const start = known && allows(known.right, 'create') ? known : data.roots.find(({ root }) => root === 'mine')
    if (start) choose(start)
  }, [ready, data, last.data, choose])
  if (error) return <ErrorState again={() => void refetch()} />
  if (!ready) return <SkeletonRows count={4} />
  return (
    <>
      <div className={css.box}>
        <FolderTree
          roots={data.roots}
          label={t('files.folders')}
          chosen={chosen?.id}
          choose={choose}
          may={({ right }) => allows(right, 'create')}
          open={[...data.roots.map(({ id }) => id), ...(last.data?.path ?? []).map(({ id }) => id)]}
        />
      </div>
      {chosen && <NewFolder within={chosen} made={choose} />}
    </>
  )
}

function NewFolder({ within, made }: { within: FolderEntry; made: (entry: FolderEntry) => void }) {
  const [name, setName] = useState<string>()
  const queries = useQueryClient()
  const create = async () => {
    if (!name?.trim()) return
    const entry = await attempt(() =>
      ask(createFolder, { path: { entryId: v7() }, body: { parentId: within.id, name: name.trim() } }),
    )
    if (!entry) return
    setName(undefined)
    await againFiles(queries)
    made(entry)
  }
  if (name === undefined)
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        justify="start"
        leftSection={<IconFolderPlus size={16} stroke={1.75} />}
        onClick={() => setName('')}
      >
        {t('files.newFolder')}
      </Button>
    )
  return (
    <div className={css.row}>
      <TextInput
        label={t('files.folderName')}
        value={name}
        maxLength={200}
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          void create()
        }}
      />
      <Button variant="default" disabled={!name.trim()} onClick={() => void create()}>
        {t('files.create')}
      </Button>
    </div>
  )
}
