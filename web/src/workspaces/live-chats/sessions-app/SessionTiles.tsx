import { Link } from '@tanstack/react-router'
import { type Listed, Tick } from './SessionTable.tsx'
import css from './sessions-app.module.css'

/** Where there is no room for a table: each session with what its columns say. */
export function SessionTiles({ rows, columns, selected, select, caption }: Listed) {
  return (
    <ul className={css.tiles} aria-label={caption}>
      {rows.map((row) => (
        <li key={row.id} className={css.tile} data-selected={selected.has(row.id)} data-testid={`row-${row.id}`}>
          <div className={css.tileHead}>
            <Tick row={row} selected={selected.has(row.id)} select={select} />
            <Link to={`/live-chats/s/${row.id}` as string} className={css.name} data-session-link={row.id}>
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
