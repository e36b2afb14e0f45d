import type { File as Sent } from '@parley/contract'
import { FileActions, Shows } from './FileActions.tsx'
import { fileAddress } from './file-words.ts'
import css from './files.module.css'

const MOST = 320

/** A picture in a box of its final size, so that nothing jumps when it comes; a click shows it large [CNV-08, ui.md S6]. */
export function Picture({ file }: { file: Sent & { width: number; height: number } }) {
  const scale = Math.min(1, MOST / file.width, MOST / file.height)
  return (
    <span className={css.picture} data-file>
      <Shows file={file} className={css.open}>
        <img
          src={fileAddress(file, true)}
          alt={file.name}
          width={Math.round(file.width * scale)}
          height={Math.round(file.height * scale)}
          decoding="async"
        />
      </Shows>
      <span className={css.over}>
        <FileActions file={file} />
      </span>
    </span>
  )
}
