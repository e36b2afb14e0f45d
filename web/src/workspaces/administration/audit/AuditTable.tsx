import type { AuditEntry } from '@parley/contract'
import { full } from '../../../ui/time.ts'
import css from '../table.module.css'
import own from './audit.module.css'
import { actionText, actorText, kindText, t } from './words.ts'

/** Time, who, what, object and address; the whole row opens. On phones each is a card. */
export function AuditTable({ entries, open }: { entries: readonly AuditEntry[]; open: (entry: AuditEntry) => void }) {
  return (
    <table className={`${css.table} ${own.table}`}>
      <thead>
        <tr>
          {(['time', 'actor', 'action', 'object', 'ip'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`audit.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className={`${css.quiet} ${own.time}`}>
              <time dateTime={entry.at}>{full(entry.at)}</time>
            </td>
            <td className={own.actor}>{actorText(entry)}</td>
            <td className={own.action}>
              <div className={css.name}>
                <button type="button" onClick={() => open(entry)}>
                  {actionText(entry.action)}
                </button>
              </div>
            </td>
            <td className={`${css.quiet} ${own.object}`} title={entry.object.name}>
              {entry.object.name || kindText(entry.object.kind)}
            </td>
            <td className={`${css.quiet} ${css.number}`} data-wide>
              {entry.ip}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
