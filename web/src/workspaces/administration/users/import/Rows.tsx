import type { UserImportRow } from '@parley/contract'
import { useId } from 'react'
import { Tag } from '../../../../ui/Tag.tsx'
import css from './import.module.css'
import { t } from './words.ts'

/** More are in the file that can be downloaded, or are invited like those that are shown. */
const most = 100

/** Rows of the file: who, and what is wrong with them or where they come to. */
export function Rows({ title, rows, wrong = false }: { title: string; rows: readonly UserImportRow[]; wrong?: boolean }) {
  const id = useId()
  const more = rows.length - most
  return (
    <section className={css.rows} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <table className={css.table} data-wrong={wrong}>
        <thead>
          <tr>
            <th scope="col">{t('userImport.line')}</th>
            <th scope="col">{t('userImport.person')}</th>
            <th scope="col">{t(wrong ? 'userImport.reason' : 'userImport.groups')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <tr key={row.line}>
              <td>{row.line}</td>
              <th scope="row">
                {row.name || t('userImport.noName')}
                <small>{row.email}</small>
              </th>
              <td>
                {wrong ? (
                  row.faults.map(({ code, detail }) => <div key={code}>{t(`userImport.${code}`, { detail })}</div>)
                ) : (
                  <>
                    {row.groups.join(', ')} {row.administrator && <Tag tone="violet">{t('userImport.administrator')}</Tag>}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p>{t('userImport.andMore', { count: more })}</p>}
    </section>
  )
}
