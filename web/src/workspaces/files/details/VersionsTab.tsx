import { Button, FileButton } from '@mantine/core'
import { allows, type FolderEntry, listVersions, restoreVersion } from '@parley/contract'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { fileAddress, fileSize } from '../../../conversation/index.ts'
import { attempt } from '../../../folders/attempt.ts'
import { againFiles, filesKey } from '../../../folders/queries.ts'
import { t } from '../../../folders/words.ts'
import { ask } from '../../../live/index.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { full } from '../../../ui/time.ts'
import { addUpload } from '../uploads/uploads.ts'
import css from './details.module.css'

export function VersionsTab({ entry: { id, name, parentId, right } }: { entry: FolderEntry }) {
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: [...filesKey, 'versions', id],
    queryFn: ({ signal }) => ask(listVersions, { path: { entryId: id }, signal }),
  })
  const mayEdit = allows(right, 'edit')
  const restore = async (versionId: string) => {
    await attempt(() => ask(restoreVersion, { path: { entryId: id, versionId } }))
    await againFiles(queries)
  }
  if (error) return <ErrorState again={() => void refetch()} />
  if (!data) return <SkeletonRows count={4} />
  return (
    <>
      {mayEdit && parentId && (
        <FileButton onChange={(file) => file && addUpload(file, parentId, 'replace', name)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={16} stroke={1.75} />}>
              {t('files.newVersion')}
            </Button>
          )}
        </FileButton>
      )}
      <ol className={css.versions} reversed>
        {data.map(({ id: versionId, number, file, addedAt, addedBy }, at) => (
          <li key={versionId}>
            <span className={css.words}>
              <b>
                {t('files.version', { number })}
                {at === 0 && <small> · {t('files.newest')}</small>}
              </b>
              <small>
                {fileSize(file.size)} · {addedBy ? t('files.addedBy', { at: full(addedAt), name: addedBy.name }) : full(addedAt)}
              </small>
            </span>
            {at > 0 && mayEdit && (
              <Button variant="subtle" size="compact-sm" onClick={() => void restore(versionId)}>
                {t('files.restore')}
              </Button>
            )}
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconDownload size={14} stroke={1.75} />}
              renderRoot={(props) => <a href={fileAddress(file)} download={name} {...props} />}
            >
              {t('files.download')}
            </Button>
          </li>
        ))}
      </ol>
    </>
  )
}
