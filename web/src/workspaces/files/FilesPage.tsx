import type { EntryOrder, FolderEntry } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Preview } from '../../conversation/index.ts'
import { nameOf } from '../../folders/queries.ts'
import { t } from '../../folders/words.ts'
import { remembered, useStore } from '../../store.ts'
import { lazy } from '../../ui/lazy.ts'
import { Crumbs } from './Crumbs.tsx'
import { DropZone } from './DropZone.tsx'
import { bring, erase, eraseAll, rename, restore, trash } from './do-to-entries.ts'
import type { Doing } from './doing.ts'
import { EntryGrid } from './EntryGrid.tsx'
import css from './files.module.css'
import { Nothing } from './Nothing.tsx'
import { Toolbar } from './Toolbar.tsx'
import { uploadAll } from './uploads/dropped.ts'
import { useEntries, viewOf } from './use-entries.ts'
import { useEntryKeys } from './use-entry-keys.ts'
import { useMore } from './use-more.ts'

const Details = lazy(() => import('./details/Details.tsx'))
const PlaceDialog = lazy(() => import('./PlaceDialog.tsx'))
const EraseDialog = lazy(() => import('./EraseDialog.tsx'))
const NewFolderDialog = lazy(() => import('./NewFolderDialog.tsx'))

const look = remembered<{ tiles: boolean; order: EntryOrder }>('filesLook', { tiles: false, order: 'name' })

type Asked =
  | { what: 'details' | 'preview'; entry: FolderEntry }
  | { what: 'copy' | 'move' | 'erase'; entries: readonly FolderEntry[] }
  | { what: 'folder' | 'empty' }

/** One place of Files: a folder, what is shared, recent, in the trash, or was found [FIL-01, FIL-06, ui.md S19]. */
export default function FilesPage() {
  const { place } = useParams({ strict: false }) as { place?: string }
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  return <PlacePage key={`${place} ${q}`} place={place} q={q} />
}

function PlacePage({ place, q }: { place: string | undefined; q: string }) {
  const { tiles, order } = useStore(look)
  const { entries, folder, path, usage, error, again, more } = useEntries(place, q, order)
  const view = viewOf(place)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const scroller = useRef<HTMLDivElement>(null)
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const [renaming, setRenaming] = useState<string>()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  useMore(scroller, more, entries?.length ?? 0)
  // What is gone is not selected any more.
  useEffect(() => {
    if (entries) select((was) => (was.size ? new Set(entries.filter(({ id }) => was.has(id)).map(({ id }) => id)) : was))
  }, [entries])

  const doing: Doing = {
    open: (entry) => (entry.file ? setAsked({ what: 'preview', entry }) : void navigate({ to: `/files/${entry.id}` })),
    rename: ({ id }) => setRenaming(id),
    async renamed(entry, name) {
      setRenaming(undefined)
      if (name.trim() && name.trim() !== entry.name) await rename(queries, entry, name.trim())
      document.querySelector<HTMLElement>(`[data-entry="${entry.id}"]`)?.focus()
    },
    details: (entry) => setAsked({ what: 'details', entry }),
    place: (how, some) => setAsked({ what: how, entries: some }),
    trash: (some) => void trash(queries, some),
    restore: (some) => void restore(queries, some),
    erase: (some) => setAsked({ what: 'erase', entries: some }),
  }
  const chosen = (entries ?? []).filter(({ id }) => selected.has(id))
  useEntryKeys({
    view,
    chosen,
    all: entries ?? [],
    select,
    folder,
    doing,
    paste: (how, some) => folder && void bring(queries, how, some, folder.id),
  })
  const shown = entries?.flatMap(({ file }) => file ?? []) ?? []
  const name =
    view === 'found' ? t('files.found', { search: q }) : view === 'folder' ? (folder ? nameOf(folder) : '') : t(`files.${view}`)
  return (
    <div className={css.page}>
      <Crumbs name={name} path={path} back={place !== undefined} />
      <Toolbar
        view={view}
        folder={folder}
        chosen={chosen}
        tiles={tiles}
        setTiles={(next) => look.set((was) => ({ ...was, tiles: next }))}
        upload={(found) => folder && void uploadAll(found, folder.id, usage)}
        newFolder={() => setAsked({ what: 'folder' })}
        emptyTrash={view === 'trash' && entries?.length ? () => setAsked({ what: 'empty' }) : undefined}
        doing={doing}
      />
      <DropZone
        folder={view === 'folder' ? folder : undefined}
        drop={(found) => folder && void uploadAll(found, folder.id, usage)}
      >
        {entries?.length ? (
          <EntryGrid
            entries={entries}
            label={t('files.list', { name })}
            tiles={tiles}
            trashed={view === 'trash'}
            order={order}
            sort={(next) => look.set((was) => ({ ...was, order: next }))}
            selected={selected}
            select={select}
            renaming={renaming}
            doing={doing}
            scroller={scroller}
          />
        ) : (
          <Nothing view={view} folder={folder} loading={!entries && !error} error={error} again={again} />
        )}
      </DropZone>
      <Suspense>
        {asked?.what === 'preview' && asked.entry.file && <Preview files={shown} at={asked.entry.file.id} close={close} />}
        {asked?.what === 'details' && (
          <Details entry={entries?.find(({ id }) => id === asked.entry.id) ?? asked.entry} close={close} />
        )}
        {(asked?.what === 'copy' || asked?.what === 'move') && (
          <PlaceDialog how={asked.what} entries={asked.entries} close={close} />
        )}
        {asked?.what === 'erase' && (
          <EraseDialog
            text={t('files.eraseText', { name: asked.entries.map((entry) => entry.name).join(', ') })}
            close={close}
            erase={() => void erase(queries, asked.entries)}
          />
        )}
        {asked?.what === 'empty' && (
          <EraseDialog text={t('files.emptyItText')} close={close} erase={() => void eraseAll(queries)} />
        )}
        {asked?.what === 'folder' && folder && <NewFolderDialog parentId={folder.id} close={close} />}
      </Suspense>
    </div>
  )
}
