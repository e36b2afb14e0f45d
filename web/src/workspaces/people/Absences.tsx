import '../../texts/later.ts'
import { ActionIcon, Button } from '@mantine/core'
import { type Absence, listAbsences } from '@parley/contract'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { full, useNow } from '../../ui/time.ts'
import { AbsenceDialog } from './AbsenceDialog.tsx'
import css from './absences.module.css'

/** When somebody is away and who stands in: mine, or for administrators anybody's [ORG-08]. */
export function Absences({ userId, title, hint }: { userId: string; title: string; hint?: string }) {
  const queries = useQueryClient()
  const key = ['absences', userId]
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => ask(listAbsences, { path: { userId }, signal }) })
  const [open, setOpen] = useState<Absence | 'new'>()
  const close = () => setOpen(undefined)
  const saved = async () => {
    close()
    await queries.invalidateQueries({ queryKey: key })
    for (const other of ['users', 'user']) void queries.invalidateQueries({ queryKey: [other] })
  }
  return (
    <section className={css.absences} aria-labelledby="absences">
      <header>
        <h2 id="absences">{title}</h2>
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setOpen('new')}>
          {t('org.absenceAdd')}
        </Button>
      </header>
      {hint && <p>{hint}</p>}
      {query.error && <ErrorState again={() => void query.refetch()} />}
      {query.isPending && <SkeletonRows count={1} />}
      {query.data?.length === 0 && <p>{t('org.absencesNone')}</p>}
      {query.data && query.data.length > 0 && (
        <ul>
          {query.data.map((absence) => (
            <Row key={absence.id} absence={absence} edit={() => setOpen(absence)} />
          ))}
        </ul>
      )}
      {open && (
        <AbsenceDialog userId={userId} {...(open !== 'new' && { absence: open })} close={close} saved={() => void saved()} />
      )}
    </section>
  )
}

function Row({ absence, edit }: { absence: Absence; edit: () => void }) {
  const now = useNow()
  const { startsAt, endsAt, substitute, note } = absence
  const over = new Date(endsAt).getTime() <= now
  const covers = !over && new Date(startsAt).getTime() <= now
  const words = [substitute && t('org.standsIn', { name: substitute.name }), note].filter(Boolean).join(' · ')
  return (
    <li data-over={over}>
      <div>
        <span>{t('org.absence', { from: full(startsAt), to: full(endsAt) })}</span>
        {words && <small>{words}</small>}
      </div>
      {covers && <Tag tone="warning">{t('org.now')}</Tag>}
      {over && <Tag tone="neutral">{t('org.over')}</Tag>}
      <ActionIcon aria-label={t('org.edit', { from: full(startsAt) })} onClick={edit}>
        <IconPencil size={16} stroke={1.75} />
      </ActionIcon>
    </li>
  )
}
