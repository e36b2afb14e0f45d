import type { AuditChange } from '@parley/contract'
import own from './audit.module.css'
import { fieldText, t, valueLines } from './words.ts'

/** Field by field; of lists what went and what came. */
export function Changes({ changes }: { changes: readonly AuditChange[] }) {
  return (
    <table className={own.fields}>
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.before')}</th>
          <th scope="col">{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after, secret }) => (
          <tr key={field}>
            <th scope="row">{fieldText(field)}</th>
            {secret ? (
              <td colSpan={2}>{t('audit.secret')}</td>
            ) : (
              <>
                <Value value={before} kind="before" />
                <Value value={after} kind="after" />
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Value({ value, kind }: { value: AuditChange['before']; kind: 'before' | 'after' }) {
  const lines = valueLines(value)
  return (
    <td data-kind={kind}>
      {lines.length === 0 && <i>{t('audit.empty')}</i>}
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </td>
  )
}
