import { allows, type FolderEntry } from '@parley/contract'
import { type DragEvent, type ReactNode, useState } from 'react'
import { nameOf } from '../../folders/queries.ts'
import { t } from '../../folders/words.ts'
import css from './files.module.css'
import { type Found, foundIn } from './uploads/dropped.ts'

/** Files and folders are dropped into the folder that is looked at, where one may add to it. */
export function DropZone(props: {
  folder: FolderEntry | undefined
  drop: (found: readonly Found[]) => void
  children: ReactNode
}) {
  const { folder, drop, children } = props
  const [over, setOver] = useState(false)
  const may = folder !== undefined && allows(folder.right, 'create')
  const dragged = (event: DragEvent) => {
    if (!may || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const dropped = (event: DragEvent) => {
    setOver(false)
    if (!may) return
    event.preventDefault()
    void foundIn(event.dataTransfer).then(drop)
  }
  const left = (event: DragEvent) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button Upload does the same.
    <div className={css.page} onDragOver={dragged} onDragLeave={left} onDrop={dropped} data-testid="drop-zone">
      {children}
      {over && folder && <div className={css.drop}>{t('files.dropHere', { name: nameOf(folder) })}</div>}
    </div>
  )
}
