import { Button, TextInput } from '@mantine/core'
import type { ProcessRow } from '@parley/contract'
import { IconListDetails, IconPlus, IconSearch, IconSitemap } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { entitle } from '../../../live/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Failed } from '../../apps/failed.tsx'
import css from '../processes.module.css'
import { useProcesses } from '../queries.ts'
import { t } from '../words.ts'
import { ProcessTable } from './ProcessTable.tsx'

const CreateProcess = lazy(() => import('./CreateProcess.tsx'))
const DeleteProcess = lazy(() => import('./DeleteProcess.tsx'))

/** `/processes`: all processes with what is published of them [BPR-09, ui.md S22]. */
export default function ListPage() {
  const { data, error, refetch } = useProcesses()
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const [deleting, setDeleting] = useState<ProcessRow>()
  const navigate = useNavigate()
  useEffect(() => entitle(t('ui.processes')), [])
  useActions([{ id: 'add-process', label: t('processes.add'), group: t('ui.processes'), keys: 'C', run: () => setAdding(true) }])
  const words = typed.trim().toLocaleLowerCase()
  const found = (data ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(words))
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)} data-testid="add-process">
      {t('processes.process')}
    </Button>
  )
  return (
    <div className={css.page}>
      <PaneHeader title={t('processes.all')} line>
        <Button
          className={css.phone!}
          variant="default"
          leftSection={<IconListDetails size={16} />}
          renderRoot={(props) => <Link to="/processes/instances" {...props} />}
        >
          {t('processes.instances')}
        </Button>
        {data && data.length > 0 && add}
      </PaneHeader>
      {!data && !error && <SkeletonRows />}
      {!data && error && <Failed error={error} again={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState
          icon={<IconSitemap size={40} stroke={1.75} />}
          title={t('processes.none')}
          text={t('processes.noneText')}
          action={add}
        />
      )}
      {data && data.length > 0 && (
        <>
          <div className={css.toolbar}>
            <TextInput
              className={css.search!}
              type="search"
              aria-label={t('processes.find')}
              placeholder={t('processes.find')}
              leftSection={<IconSearch size={16} stroke={1.75} />}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </div>
          {found.length > 0 ? (
            <ProcessTable rows={found} remove={setDeleting} />
          ) : (
            <p className={css.nothing}>{t('ui.nothingMatches')}</p>
          )}
        </>
      )}
      <Suspense>
        {adding && (
          <CreateProcess
            rows={data ?? []}
            close={() => setAdding(false)}
            created={({ id }) => void navigate({ to: `/processes/${id}/edit` })}
          />
        )}
        {deleting && <DeleteProcess row={deleting} close={() => setDeleting(undefined)} />}
      </Suspense>
    </div>
  )
}
