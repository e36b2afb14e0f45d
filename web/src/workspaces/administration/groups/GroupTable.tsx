import type { Group } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { Tag } from '../../../ui/Tag.tsx'
import css from '../table.module.css'

/** Name, size and what uses it; the whole row opens. */
export function GroupTable({ groups, open }: { groups: readonly Group[]; open: (id: string) => void }) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('admin.name')}</th>
          <th scope="col">{t('admin.members')}</th>
          <th scope="col">{t('admin.usedIn')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.id}>
            <td>
              <div className={css.name}>
                <button type="button" onClick={() => open(group.id)}>
                  {group.name}
                </button>
                {group.system && <Tag tone="neutral">{t('admin.system')}</Tag>}
              </div>
            </td>
            <td className={css.quiet}>{t('admin.membersCount', { count: group.size })}</td>
            <td className={css.quiet} data-wide>
              {group.usedIn.map(({ name }) => name).join(', ') || t('admin.notUsed')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
