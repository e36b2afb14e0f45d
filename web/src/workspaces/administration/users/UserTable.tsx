import type { User } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { AwayTag } from '../../../ui/AwayTag.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import css from '../table.module.css'

const tones = { active: 'success', invited: 'accent', locked: 'danger' } as const

/** Name, e-mail, groups and state; the whole row opens. */
export function UserTable({ users, open }: { users: readonly User[]; open: (id: string) => void }) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('admin.name')}</th>
          <th scope="col">{t('admin.email')}</th>
          <th scope="col">{t('admin.groups')}</th>
          <th scope="col">{t('admin.state')}</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <td>
              <div className={css.name}>
                <Avatar id={user.id} name={user.name} size={28} picture={user.avatarFileId} />
                <span className={css.words}>
                  <button type="button" onClick={() => open(user.id)}>
                    {user.name}
                  </button>
                  {user.position && <small>{user.position}</small>}
                </span>
                <AwayTag away={user.away} />
              </div>
            </td>
            <td className={css.quiet} data-wide title={user.email}>
              {user.email}
            </td>
            <td className={css.quiet} data-wide>
              {user.groups.map(({ name }) => name).join(', ')}
            </td>
            <td>
              <StateTag state={user.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function StateTag({ state }: Pick<User, 'state'>) {
  return <Tag tone={tones[state]}>{t(`admin.${state}`)}</Tag>
}
