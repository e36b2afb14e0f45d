import type { File as Sent } from '@parley/contract'
import { lazy, Suspense, useState } from 'react'
import { t } from '../texts/index.ts'
import { Download } from './FileCard.tsx'
import { fileAddress } from './file-words.ts'
import css from './files.module.css'

const PictureDialog = lazy(() => import('./PictureDialog.tsx'))

const MOST = 320

/**
 * A picture in a box of its final size, so that nothing jumps when it comes; a click shows it large [ui.md S6].
 * @param enlarge shows it in place of the dialog of its own.
 */
export function Picture({ file, enlarge }: { file: Sent & { width: number; height: number }; enlarge?: () => void }) {
  const [open, setOpen] = useState(false)
  const scale = Math.min(1, MOST / file.width, MOST / file.height)
  return (
    <span className={css.picture} data-file>
      <button
        type="button"
        className={css.open}
        aria-label={t('conversation.preview', { name: file.name })}
        onClick={enlarge ?? (() => setOpen(true))}
      >
        <img
          src={fileAddress(file, true)}
          alt={file.name}
          width={Math.round(file.width * scale)}
          height={Math.round(file.height * scale)}
          decoding="async"
        />
      </button>
      <span className={css.over}>
        <Download file={file} />
      </span>
      {open && (
        <Suspense>
          <PictureDialog file={file} close={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  )
}
