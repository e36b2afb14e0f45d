import { ActionIcon } from '@mantine/core'
import type { ProcessRow } from '@parley/contract'
import { IconDots, IconListDetails, IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useStart } from '../../../instances/index.ts'
import { Menu } from '../../../ui/Menu.tsx'
import states from '../../../ui/states.module.css'
import { Tag } from '../../../ui/Tag.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { short } from '../../../ui/time.ts'
import css from '../processes.module.css'
import { t } from '../words.ts'

interface Shown {
  rows: readonly ProcessRow[]
  remove: (row: ProcessRow) => void
}

/** Processes by name: where they belong, what starts, what runs, and who changed them last. */
export function ProcessTable({ rows, remove }: Shown) {
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption className={states.hidden}>{t('processes.all')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.name')}</th>
            <th scope="col" className={css.wide}>
              {t('processes.level')}
            </th>
            <th scope="col">{t('processes.published')}</th>
            <th scope="col" className={css.wide}>
              {t('processes.running')}
            </th>
            <th scope="col" className={css.wide}>
              {t('processes.changed')}
            </th>
            <th className={css.end}>
              <span className={states.hidden}>{t('items.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} remove={remove} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** In which part of the company it belongs [BPR-01]. */
function levelOf({ workspace, app }: Pick<ProcessRow, 'workspace' | 'app'>): string {
  return app?.name ?? workspace ?? t('processes.company')
}

function Row({ row, remove }: { row: ProcessRow; remove: Shown['remove'] }) {
  const { id, name, description, published, standing } = row
  const [busy, setBusy] = useState(false)
  const { start } = useStart()
  const navigate = useNavigate()
  const run = async () => {
    setBusy(true)
    await start(row)
    setBusy(false)
  }
  return (
    <tr data-testid={`process-${id}`}>
      <th scope="row">
        <Link to={`/processes/${id}/edit`} className={css.name}>
          {name}
        </Link>
        {description && <small>{description}</small>}
      </th>
      <td className={css.wide}>{levelOf(row)}</td>
      <td>
        {published === null ? (
          <Tag tone="neutral">{t('processes.draft')}</Tag>
        ) : (
          <Tag tone="success">{t('processes.version', { number: published })}</Tag>
        )}
        {published !== null && standing?.changed && <span className={css.quiet}>{t('processes.hasDraft')}</span>}
      </td>
      <td className={css.wide}>
        {standing && (
          <Link to="/processes/instances" search={{ process: id, state: 'running' } as never} className={css.name}>
            {standing.running}
          </Link>
        )}
      </td>
      <td className={css.wide}>
        {standing && t('processes.changedBy', { name: standing.changedBy?.name ?? '', at: short(standing.changedAt) })}
      </td>
      <td className={css.end}>
        <span className={css.acts}>
          <Tooltip label={t(published === null ? 'processes.notPublished' : 'processes.start')}>
            <ActionIcon
              aria-label={t('processes.startThe', { name })}
              disabled={published === null}
              loading={busy}
              onClick={() => void run()}
            >
              <IconPlayerPlay size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t('processes.actionsOf', { name })}>
                <IconDots size={18} stroke={1.75} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconPencil size={16} stroke={1.75} />}
                onClick={() => void navigate({ to: `/processes/${id}/edit` })}
              >
                {t('processes.edit')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconListDetails size={16} stroke={1.75} />}
                onClick={() => void navigate({ to: '/processes/instances', search: { process: id } as never })}
              >
                {t('processes.instances')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => remove(row)}>
                {t('processes.delete')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </td>
    </tr>
  )
}
