// biome-ignore-all lint/a11y/useSemanticElements: a grid of the ARIA pattern, laid out as rows and as tiles.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus goes from row to row; cells have none of their own.
import { TextInput } from '@mantine/core'
import type { FolderEntry } from '@parley/contract'
import { IconUsers } from '@tabler/icons-react'
import { type MouseEvent, useState } from 'react'
import { fileSize } from '../../conversation/index.ts'
import { nameOf } from '../../folders/queries.ts'
import { t } from '../../folders/words.ts'
import { full } from '../../ui/time.ts'
import type { Doing } from './doing.ts'
import { EntryMark } from './EntryMark.tsx'
import { EntryMenu } from './EntryMenu.tsx'
import css from './files.module.css'

interface Shown {
  entry: FolderEntry
  trashed: boolean
  selected: boolean
  focusable: boolean
  cut: boolean
  doing: Doing
  renaming: boolean
  select: (event: MouseEvent) => void
}

/** One file or folder; its name opens it, a click beside it selects it. */
export function EntryRow({ entry, trashed, selected, focusable, cut, doing, renaming, select }: Shown) {
  const { id, file, deletedAt, changedAt, changedBy } = entry
  const at = full(trashed && deletedAt ? deletedAt : changedAt)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the grid.
    <div
      role="row"
      className={css.row}
      tabIndex={focusable ? 0 : -1}
      aria-selected={selected}
      data-entry={id}
      data-cut={cut}
      data-testid="entry"
      onClick={select}
      onDoubleClick={() => !trashed && doing.open(entry)}
    >
      <div role="gridcell" className={css.first}>
        <EntryMark entry={entry} />
        {renaming ? (
          <Renaming entry={entry} doing={doing} />
        ) : (
          <button
            type="button"
            className={css.name}
            tabIndex={-1}
            title={nameOf(entry)}
            disabled={trashed}
            onClick={(event) => {
              event.stopPropagation()
              doing.open(entry)
            }}
          >
            {nameOf(entry)}
          </button>
        )}
        {entry.shared && (
          <IconUsers size={15} stroke={1.75} className={css.shared} aria-label={t('files.sharedMark')} role="img" />
        )}
      </div>
      <div role="gridcell" className={`${css.quiet} ${css.number}`}>
        {file ? fileSize(file.size) : '–'}
      </div>
      <div role="gridcell" className={css.quiet} data-at="changed" title={changedBy ? `${at}, ${changedBy.name}` : at}>
        {at}
      </div>
      <div role="gridcell">
        <EntryMenu entry={entry} trashed={trashed} doing={doing} />
      </div>
    </div>
  )
}

function Renaming({ entry, doing }: { entry: FolderEntry; doing: Doing }) {
  const [name, setName] = useState(entry.name)
  const dot = entry.kind === 'file' ? entry.name.lastIndexOf('.') : -1
  return (
    <TextInput
      className={css.edit}
      size="xs"
      aria-label={t('files.rename')}
      value={name}
      maxLength={200}
      autoFocus
      onFocus={(event) => event.currentTarget.setSelectionRange(0, dot > 0 ? dot : entry.name.length)}
      onChange={(event) => setName(event.currentTarget.value)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') void doing.renamed(entry, name)
        if (event.key === 'Escape') void doing.renamed(entry, entry.name)
      }}
      onBlur={() => void doing.renamed(entry, name)}
    />
  )
}
