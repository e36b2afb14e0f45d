import type { File as Sent } from '@parley/contract'
import { IconFile } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { FileActions, Shows } from './FileActions.tsx'
import { ending, size } from './file-words.ts'
import css from './files.module.css'

/** A file of a message: a click around its actions shows what is in it [CNV-06, CNV-07, CNV-08]. */
export function FileCard({ file }: { file: Sent }) {
  return (
    <div className={css.file} data-file>
      <Shows file={file} className={css.show}>
        <Words name={file.name} note={size(file.size)} />
      </Shows>
      <FileActions file={file} />
    </div>
  )
}

/** Kind, name and a quiet line; the same for what is there and for what is on its way. */
export function FileTile({ name, note, children }: { name: string; note: ReactNode; children?: ReactNode }) {
  return (
    <div className={css.file} data-file>
      <Words name={name} note={note} />
      {children}
    </div>
  )
}

function Words({ name, note }: { name: string; note: ReactNode }) {
  const kind = ending(name)
  return (
    <>
      <span className={css.kind} data-kind={kind === 'PDF' ? 'pdf' : 'other'} aria-hidden>
        {kind || <IconFile size={18} stroke={1.75} />}
      </span>
      <span className={css.words}>
        <span className={css.name} title={name}>
          {name}
        </span>
        <small>{note}</small>
      </span>
    </>
  )
}
