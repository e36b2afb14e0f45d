import { Button, Checkbox, TextInput } from '@mantine/core'
import {
  editSharing,
  type FolderEntry,
  type FolderRight,
  folderRights,
  type Members,
  makeFileLink,
  readSharing,
  removeFileLink,
  type Sharing,
} from '@parley/contract'
import { IconLink } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { attempt } from '../../../folders/attempt.ts'
import { againFiles, filesKey } from '../../../folders/queries.ts'
import { t } from '../../../folders/words.ts'
import { ask } from '../../../live/index.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { idsOf, MemberPicker, nobody } from '../../administration/MemberPicker.tsx'
import css from './details.module.css'

const words = { view: 'files.mayView', create: 'files.mayCreate', edit: 'files.mayEdit', manage: 'files.mayManage' } as const

export function SharingTab({ entry }: { entry: FolderEntry }) {
  const { data, error, refetch } = useQuery({
    queryKey: [...filesKey, 'sharing', entry.id],
    queryFn: ({ signal }) => ask(readSharing, { path: { entryId: entry.id }, signal }),
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  })
  if (error) return <ErrorState again={() => void refetch()} />
  if (!data) return <SkeletonRows count={4} />
  return <Rights key={JSON.stringify(data)} entry={entry} sharing={data} />
}

function Rights({ entry: { id: entryId, root }, sharing }: { entry: FolderEntry; sharing: Sharing }) {
  const queries = useQueryClient()
  const start = (right: FolderRight) => sharing.grants.find((grant) => grant.right === right)?.members ?? nobody
  const [members, setMembers] = useState<Record<FolderRight, Members>>(() => ({
    view: start('view'),
    create: start('create'),
    edit: start('edit'),
    manage: start('manage'),
  }))
  const [inherits, setInherits] = useState(sharing.inherits)
  const run = async (change: () => Promise<unknown>) => {
    const done = await attempt(change)
    await againFiles(queries)
    return done !== undefined
  }
  const save = async () => {
    const grants = folderRights.map((right) => ({ right, members: idsOf(members[right]) }))
    const done = await run(() => ask(editSharing, { path: { entryId }, body: { grants, inherits } }))
    if (done) toast({ kind: 'done', text: t('files.sharingSaved') })
  }
  return (
    <div className={css.form}>
      {folderRights.map((right) => (
        <MemberPicker
          key={right}
          label={t(words[right])}
          value={members[right]}
          onChange={(now) => setMembers((was) => ({ ...was, [right]: now }))}
        />
      ))}
      {!root && (
        <Checkbox label={t('files.inherits')} checked={inherits} onChange={(event) => setInherits(event.currentTarget.checked)} />
      )}
      <Button onClick={() => void save()}>{t('ui.save')}</Button>
      {!root && <Link link={sharing.link} entryId={entryId} run={run} />}
    </div>
  )
}

interface Linked {
  link: string | null
  entryId: string
  run: (change: () => Promise<unknown>) => Promise<boolean>
}

function Link({ link, entryId, run }: Linked) {
  const path = { entryId }
  if (!link)
    return (
      <Button
        variant="default"
        leftSection={<IconLink size={16} stroke={1.75} />}
        onClick={() => void run(() => ask(makeFileLink, { path }))}
      >
        {t('files.makeLink')}
      </Button>
    )
  const address = `${location.origin}/files/link/${link}`
  return (
    <div className={css.link}>
      <TextInput
        label={t('files.link')}
        description={t('files.linkText')}
        readOnly
        value={address}
        rightSection={<CopyButton text={address} />}
      />
      <Button variant="subtle" color="red" onClick={() => void run(() => ask(removeFileLink, { path }))}>
        {t('files.removeLink')}
      </Button>
    </div>
  )
}
