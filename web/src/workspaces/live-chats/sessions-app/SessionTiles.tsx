import { Link } from '@tanstack/react-router'
import { Tick } from '../../../ui/Tick.tsx'
import type { Listed } from './SessionTable.tsx'
import css from './sessions-app.module.css'
import { t } from './words.ts'

/** Where there is no room for a table: each session with what its columns say. */
export function SessionTiles({ rows, columns, selected, select, caption }: Listed) {
  return (
    <ul className={css.tiles} aria-label={caption}>
      {rows.map((row) => (
        <li key={row.id} className={css.tile} data-selected={selected.has(row.id)} data-testid={`row-${row.id}`}>
          <div className={css.tileHead}>
            <Tick
              id={row.id}
              label={t('sessionsApp.selectOne', { name: row.name })}
              selected={selected.has(row.id)}
              select={select}
            />
            <Link to={`/live-chats/s/${row.id}` as string} className={css.name} data-row-link={row.id}>
              {row.name}
            </Link>
          </div>
          <dl>
            {columns.map(({ code, name, Cell }) => (
              <div key={code}>
                <dt>{name}</dt>
                <dd>
                  <Cell row={row} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
