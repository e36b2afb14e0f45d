import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { type AppGrants, type AppRight, appRights, editAppGrants, type Members, readAppGrants } from '@parley/contract'
import { IconPlus, IconTrash, IconUsers } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, isRefused, sayOf } from '../../../live/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { LeaveGuard } from '../../../ui/LeaveGuard.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { idsOf, MemberPicker, nobody } from '../../administration/MemberPicker.tsx'
import { Failed } from '../failed.tsx'
import { appKey } from '../queries.ts'
import { t } from '../words.ts'
import css from './builder.module.css'

const grantsKey = (appId: string) => ['app-grants', appId] as const
const others = appRights.filter((right) => right !== 'full')

/** Who may what in an app: lines of people with their rights [APP-10]. They are saved by themselves. */
export default function Permissions({ appId }: { appId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: grantsKey(appId),
    queryFn: ({ signal }) => ask(readAppGrants, { path: { appId }, signal }),
    refetchOnMount: 'always',
    gcTime: 0,
  })
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <SkeletonRows count={4} />
  return <Grants appId={appId} read={data} />
}

interface Line {
  key: string
  members: Members
  rights: readonly AppRight[]
}

const lineOf = ({ members, rights }: AppGrants['grants'][number]): Line => ({ key: crypto.randomUUID(), members, rights })
const plain = (lines: readonly Pick<Line, 'members' | 'rights'>[]) =>
  JSON.stringify(lines.map(({ members, rights }) => [idsOf(members), [...rights].sort()]))
const isEmpty = ({ members }: Line) => Object.values(members).every((some) => some.length === 0)

function Grants({ appId, read }: { appId: string; read: AppGrants }) {
  const queries = useQueryClient()
  const [base, setBase] = useState(read)
  const [lines, setLines] = useState(() => read.grants.map(lineOf))
  const [busy, setBusy] = useState(false)
  const [said, say] = useState<string>()
  const dirty = plain(lines) !== plain(base.grants)
  const set = (key: string, now: Partial<Line>) => {
    say(undefined)
    setLines(lines.map((line) => (line.key === key ? { ...line, ...now } : line)))
  }
  const add = () => setLines([...lines, { key: crypto.randomUUID(), members: nobody, rights: ['view'] }])
  const take = (now: AppGrants) => {
    setBase(now)
    queries.setQueryData(grantsKey(appId), now)
  }
  const save = async () => {
    if (lines.some((line) => isEmpty(line) || line.rights.length === 0)) return say(t('apps.grantEmpty'))
    setBusy(true)
    say(undefined)
    try {
      const grants = lines.map(({ members, rights }) => ({ members: idsOf(members), rights: [...rights] }))
      const now = await ask(editAppGrants, { path: { appId }, body: { grants, version: base.version } })
      take(now)
      setLines(now.grants.map(lineOf))
      void queries.invalidateQueries({ queryKey: appKey(appId) })
      announce(t('apps.grantsSaved'))
      toast({ kind: 'done', text: t('apps.grantsSaved') })
    } catch (error) {
      say(sayOf(error))
      // What was chosen stays; saving again puts it over theirs.
      if (isRefused(error, 'changed-meanwhile')) {
        const now = await ask(readAppGrants, { path: { appId } }).catch(() => undefined)
        if (now) take(now)
        say(t('apps.grantsConflict'))
      }
    }
    setBusy(false)
  }
  return (
    <div className={css.settings}>
      <p className={css.hint}>{t('apps.grantsHint')}</p>
      {lines.length === 0 && (
        <EmptyState
          icon={<IconUsers size={40} stroke={1.75} />}
          title={t('apps.noGrants')}
          action={
            <Button leftSection={<IconPlus size={16} />} onClick={add}>
              {t('apps.addGrant')}
            </Button>
          }
        />
      )}
      {lines.map((line, at) => (
        <fieldset key={line.key} className={css.grant}>
          <legend>{t('apps.grantNumber', { number: at + 1 })}</legend>
          <MemberPicker
            label={t('apps.grantMembers')}
            value={line.members}
            onChange={(members) => set(line.key, { members })}
            error={said && isEmpty(line) ? t('apps.grantNobody') : undefined}
          />
          <div className={css.rights}>
            <Checkbox
              label={t('apps.right_full')}
              checked={line.rights.includes('full')}
              onChange={({ currentTarget }) => set(line.key, { rights: currentTarget.checked ? ['full'] : ['view'] })}
            />
            {others.map((right) => (
              <Checkbox
                key={right}
                label={t(`apps.right_${right}`)}
                disabled={line.rights.includes('full')}
                checked={line.rights.includes('full') || line.rights.includes(right)}
                onChange={({ currentTarget }) =>
                  set(line.key, {
                    rights: currentTarget.checked ? [...line.rights, right] : line.rights.filter((one) => one !== right),
                  })
                }
              />
            ))}
          </div>
          <Tooltip label={t('apps.removeGrant')}>
            <ActionIcon
              className={css.corner!}
              aria-label={t('apps.removeGrantNumber', { number: at + 1 })}
              onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
            >
              <IconTrash size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </fieldset>
      ))}
      {said && (
        <p role="alert" className={css.wrong}>
          {said}
        </p>
      )}
      <div className={css.row}>
        {lines.length > 0 && (
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add} disabled={lines.length >= 100}>
            {t('apps.addGrant')}
          </Button>
        )}
        {(lines.length > 0 || dirty) && (
          <Button onClick={() => void save()} loading={busy} disabled={!dirty} data-testid="save-grants">
            {t('apps.saveGrants')}
          </Button>
        )}
      </div>
      <LeaveGuard dirty={dirty} />
    </div>
  )
}
