import { ActionIcon, Button, Checkbox } from '@mantine/core'
import {
  type App,
  type AppGrants,
  type AppRight,
  appRights,
  editAppGrants,
  type Members,
  readApp,
  readAppGrants,
} from '@parley/contract'
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
import { appKey, useApp } from '../queries.ts'
import { t } from '../words.ts'
import css from './builder.module.css'
import { FieldLimits, type Limit } from './FieldLimits.tsx'

const grantsKey = (appId: string) => ['app-grants', appId] as const
const others = appRights.filter((right) => right !== 'full')

/** Who may what in an app: lines of people with their rights, and fields that are not everybody's [APP-10]. They are saved by themselves. */
export default function Permissions({ appId }: { appId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: grantsKey(appId),
    queryFn: ({ signal }) => ask(readAppGrants, { path: { appId }, signal }),
    refetchOnMount: 'always',
    gcTime: 0,
  })
  const app = useApp(appId)
  if (data && app.data) return <Grants app={app.data} read={data} />
  const failed = error ?? app.error
  return failed ? (
    <Failed error={failed} again={() => void Promise.all([refetch(), app.refetch()])} />
  ) : (
    <SkeletonRows count={4} />
  )
}

interface Line {
  key: string
  members: Members
  rights: readonly AppRight[]
}

const lineOf = ({ members, rights }: AppGrants['grants'][number]): Line => ({ key: crypto.randomUUID(), members, rights })
const plain = (lines: readonly Pick<Line, 'members' | 'rights'>[], limits: readonly Limit[]) =>
  JSON.stringify([lines.map(({ members, rights }) => [idsOf(members), [...rights].sort()]), limits.map(sentLimit)])
const sentLimit = ({ fieldId, see, edit }: Limit) => ({ fieldId, see: see && idsOf(see), edit: edit && idsOf(edit) })
const isEmpty = ({ members }: Line) => Object.values(members).every((some) => some.length === 0)

function Grants({ app, read }: { app: App; read: AppGrants }) {
  const appId = app.id
  const queries = useQueryClient()
  const [base, setBase] = useState(read)
  const [lines, setLines] = useState(() => read.grants.map(lineOf))
  const [limits, setLimits] = useState<Limit[]>(read.fields)
  const [fault, setFault] = useState<{ fieldId: string; text: string }>()
  const [busy, setBusy] = useState(false)
  const [said, say] = useState<string>()
  const dirty = plain(lines, limits) !== plain(base.grants, base.fields)
  const set = (key: string, now: Partial<Line>) => {
    say(undefined)
    setLines(lines.map((line) => (line.key === key ? { ...line, ...now } : line)))
  }
  const add = () => setLines([...lines, { key: crypto.randomUUID(), members: nobody, rights: ['view'] }])
  const take = (now: AppGrants) => {
    setBase(now)
    queries.setQueryData(grantsKey(appId), now)
  }
  const limit = (now: Limit[]) => {
    setFault(undefined)
    setLimits(now)
  }
  const save = async () => {
    if (lines.some((line) => isEmpty(line) || line.rights.length === 0)) return say(t('apps.grantEmpty'))
    setBusy(true)
    say(undefined)
    setFault(undefined)
    try {
      const grants = lines.map(({ members, rights }) => ({ members: idsOf(members), rights: [...rights] }))
      const now = await ask(editAppGrants, {
        path: { appId },
        body: { grants, fields: limits.map(sentLimit), version: base.version },
      })
      take(now)
      setLines(now.grants.map(lineOf))
      setLimits(now.fields)
      void queries.invalidateQueries({ queryKey: appKey(appId) })
      announce(t('apps.grantsSaved'))
      toast({ kind: 'done', text: t('apps.grantsSaved') })
    } catch (error) {
      const at = isRefused(error, 'field-told-to-all') ? limits[Number(error.problem.field?.split('/')[2])] : undefined
      if (at) setFault({ fieldId: at.fieldId, text: sayOf(error) })
      else say(sayOf(error))
      // What was chosen stays; saving again puts it over theirs.
      if (isRefused(error, 'changed-meanwhile')) {
        const path = { appId }
        const [now, fresh] = await Promise.all([ask(readAppGrants, { path }), ask(readApp, { path })]).catch(() => [])
        if (now && fresh) {
          take(now)
          queries.setQueryData(appKey(appId), fresh)
          const known = new Set([...fresh.fields.map(({ id }) => id), ...now.fields.map(({ fieldId }) => fieldId)])
          setLimits(limits.filter(({ fieldId }) => known.has(fieldId)))
        }
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
      {lines.length > 0 && (
        <div className={css.row}>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add} disabled={lines.length >= 100}>
            {t('apps.addGrant')}
          </Button>
        </div>
      )}
      {(lines.length > 0 || limits.length > 0) && <FieldLimits fields={app.fields} limits={limits} set={limit} fault={fault} />}
      {said && (
        <p role="alert" className={css.wrong}>
          {said}
        </p>
      )}
      <div className={css.row}>
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
