import type { File as Sent } from '@parley/contract'
import { Suspense } from 'react'
import { Around } from '../around.ts'
import { FileCard } from '../FileCard.tsx'
import { isPicture } from '../file-words.ts'
import { Picture } from '../Picture.tsx'
import { Preview } from '../preview/index.ts'
import css from './chat-files.module.css'

export interface Listed {
  file: Sent
  /** Where it is from. */
  note: string
  at: string
}

interface Listing {
  files: readonly Listed[]
  label: string
  /** The one that is looked at, over the whole page. */
  large: Sent | undefined
  setLarge: (file: Sent | undefined) => void
}

/** Files below each other; each is looked at among the others [CNV-08]. */
export function FileList({ files, label, large, setLarge }: Listing) {
  return (
    <>
      <Around.Provider value={setLarge}>
        <ul className={css.files} aria-label={label}>
          {files.map(({ file, note, at }) => (
            <li key={file.id} data-testid="chat-file">
              {isPicture(file) ? (
                <>
                  <Picture file={file} />
                  <span className={css.name}>{file.name}</span>
                </>
              ) : (
                <FileCard file={file} />
              )}
              <time className={css.meta} dateTime={at}>
                {note}
              </time>
            </li>
          ))}
        </ul>
      </Around.Provider>
      {large && (
        <Suspense>
          <Preview files={files.map(({ file }) => file)} at={large.id} close={() => setLarge(undefined)} />
        </Suspense>
      )}
    </>
  )
}
