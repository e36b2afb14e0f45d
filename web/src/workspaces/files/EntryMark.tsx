import type { FolderEntry } from '@parley/contract'
import { IconAlertTriangle, IconFile, IconFolder } from '@tabler/icons-react'
import { ending, fileAddress, isDisguised, isPicture, isProgram } from '../../conversation/index.ts'
import css from './files.module.css'

/** A folder, a small picture, or the ending of the name; what is not what its name says is marked as such. */
export function EntryMark({ entry: { file, name } }: { entry: FolderEntry }) {
  if (!file)
    return (
      <span className={css.mark} data-kind="folder" aria-hidden>
        <IconFolder size={18} stroke={1.75} />
      </span>
    )
  const odd = isProgram(file) || isDisguised({ name, type: file.type })
  return (
    <span className={css.mark} data-kind={odd ? 'program' : 'file'} aria-hidden>
      {isPicture(file) ? (
        <img src={fileAddress(file, true)} alt="" loading="lazy" decoding="async" />
      ) : odd ? (
        <IconAlertTriangle size={18} stroke={1.75} />
      ) : (
        ending(name) || <IconFile size={18} stroke={1.75} />
      )}
    </span>
  )
}
