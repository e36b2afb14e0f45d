import type { FieldValues, ItemRefs } from '@parley/contract'
import { IconUsersGroup } from '@tabler/icons-react'
import { t } from '../words.ts'
import { oneOf } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { ManyOption } from './ManyOption.tsx'
import { type Choice, Picker } from './Picker.tsx'
import { amongRoles } from './people.ts'
import { namesIn, WantPicked } from './wanted.tsx'

const nobody: FieldValues['role'] = { groupIds: [], orgItemIds: [] }
const nameOf = (refs: ItemRefs, id: string) => refs.roles[id]?.name ?? t('fields.goneRole')
const idsOf = ({ groupIds, orgItemIds }: FieldValues['role']) => [...groupIds, ...orgItemIds]

export const role: FieldKind<'role'> = {
  type: 'role',
  name: 'fields.type_role',
  icon: IconUsersGroup,
  fresh: () => ({ many: false }),
  Edit({ field, value = nobody, change, refs, learn, ...control }) {
    const choices = (kind: keyof FieldValues['role']): Choice[] =>
      value[kind].map((id) => ({ id: `${kind}:${id}`, name: nameOf(refs, id) }))
    return (
      <Picker
        {...control}
        many={field.settings.many}
        chosen={[...choices('groupIds'), ...choices('orgItemIds')]}
        change={(chosen) => change(chosen.length ? roleOf(chosen) : undefined)}
        {...amongRoles(learn)}
        placeholder={t('fields.findRole')}
      />
    )
  },
  Read: ({ value, refs }) => (
    <span className={css.tags}>
      {idsOf(value).map((id) => (
        <span key={id} className={css.option}>
          {nameOf(refs, id)}
        </span>
      ))}
    </span>
  ),
  Options: ({ field: { settings }, change }) => <ManyOption many={settings.many} change={(many) => change({ many })} />,
  text: (value, _, refs) =>
    idsOf(value)
      .map((id) => nameOf(refs, id))
      .join(', '),
  compares: oneOf,
  Want: ({ field: _, learn, ...wanting }) => (
    <WantPicked {...wanting} nameOf={nameOf} {...amongRoles(learn)} placeholder={t('fields.findRole')} />
  ),
  wantText: namesIn(nameOf),
}

function roleOf(chosen: readonly Choice[]): FieldValues['role'] {
  const of = (kind: string) => chosen.filter(({ id }) => id.startsWith(`${kind}:`)).map(({ id }) => id.slice(kind.length + 1))
  return { groupIds: of('groupIds'), orgItemIds: of('orgItemIds') }
}
