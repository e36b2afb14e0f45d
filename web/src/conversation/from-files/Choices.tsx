import { Checkbox } from '@mantine/core'
import { maxFileSize, type File as Sent } from '@parley/contract'
import { t } from '../../folders/words.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { size } from '../file-words.ts'
import css from './from-files.module.css'

interface Chosen {
  files: readonly Sent[] | undefined
  chosen: readonly Sent[]
  toggle: (file: Sent) => void
  failed: boolean
}

export function Choices({ files, chosen, toggle, failed }: Chosen) {
  if (failed) return <ErrorState />
  if (!files) return <SkeletonRows count={4} />
  if (files.length === 0) return <p className={css.none}>{t('files.noFiles')}</p>
  return (
    <ul className={css.files}>
      {files.map((file) => (
        <li key={file.id}>
          <Checkbox
            label={file.name}
            description={file.size > maxFileSize ? t('files.tooLargeToSend') : size(file.size)}
            disabled={file.size > maxFileSize}
            checked={chosen.some(({ id }) => id === file.id)}
            onChange={() => toggle(file)}
          />
        </li>
      ))}
    </ul>
  )
}
