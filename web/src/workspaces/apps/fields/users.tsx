import type { ItemRefs } from '@parley/contract'
import { IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Avatar } from '../../../ui/Avatar.tsx'
import { t } from '../words.ts'
import { oneOf } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { ManyOption } from './ManyOption.tsx'
import { Picker } from './Picker.tsx'
import { amongUsers } from './people.ts'
import { namesIn, WantPicked } from './wanted.tsx'

const nameOf = (refs: ItemRefs, id: string) => refs.users[id]?.name ?? t('fields.goneUser')

export const users: FieldKind<'users'> = {
  type: 'users',
  name: 'fields.type_users',
  icon: IconUser,
  fresh: () => ({ many: false }),
  Edit: ({ field, value = [], change, refs, learn, ...control }) => (
    <Picker
      {...control}
      many={field.settings.many}
      chosen={value.map((id) => ({ id, name: nameOf(refs, id) }))}
      change={(chosen) => change(chosen.length ? chosen.map(({ id }) => id) : undefined)}
      {...amongUsers(learn)}
      placeholder={t('fields.findUser')}
    />
  ),
  Read: ({ value, refs }) => (
    <span className={css.tags}>
      {value.map((id) => (
        <Link key={id} to={`/people/${id}`} className={`${css.option} ${css.link}`}>
          <Avatar id={id} name={nameOf(refs, id)} size={20} picture={refs.users[id]?.avatarFileId ?? null} />
          {nameOf(refs, id)}
        </Link>
      ))}
    </span>
  ),
  Cell: ({ value, refs }) => value.map((id) => nameOf(refs, id)).join(', '),
  Options: ({ field: { settings }, change }) => <ManyOption many={settings.many} change={(many) => change({ many })} />,
  text: (value, _, refs) => value.map((id) => nameOf(refs, id)).join(', '),
  compares: oneOf,
  Want: ({ field: _, learn, ...wanting }) => (
    <WantPicked {...wanting} nameOf={nameOf} {...amongUsers(learn)} placeholder={t('fields.findUser')} />
  ),
  wantText: namesIn(nameOf),
}
