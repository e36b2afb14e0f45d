import { Button } from '@mantine/core'
import type { ItemFile, File as Sent } from '@parley/contract'
import { useState } from 'react'
import { FileList } from '../../../conversation/index.ts'
import { full } from '../../../ui/time.ts'
import { Failed } from '../failed.tsx'
import { t } from '../words.ts'
import own from './item.module.css'
import type { FilesFound } from './use-item-files.ts'

/** What was put into the item's fields and comments, newest first [APP-12, ui.md S20]. */
export function ItemFiles({ files, more, coming, error }: FilesFound) {
  const [large, setLarge] = useState<Sent>()
  const failed = error && more && !coming
  return (
    <div className={own.card}>
      <FileList label={t('items.filesOf')} files={files.map(listed)} large={large} setLarge={setLarge} />
      {failed && <Failed error={error} again={more} />}
      {more && !failed && (
        <Button variant="default" loading={coming} onClick={more}>
          {t('items.moreFiles')}
        </Button>
      )}
    </div>
  )
}

function listed({ file, field, by, at }: ItemFile) {
  const said = { name: by?.name ?? t('items.somebody'), at: full(at) }
  const note = field ? t('items.fileInField', { ...said, field: field.name }) : t('items.fileInComment', said)
  return { file, note, at }
}
