import { isId } from '@parley/contract'
import { checkIds, type FieldType, isEmpty, nothing, parts, wrong } from './field-type.ts'

export const role: FieldType<'role'> = {
  type: 'role',
  check(given, { many }) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'object' || Array.isArray(given)) return wrong('not-understood')
    const { groupIds = [], orgItemIds = [], ...more } = given as Record<string, unknown>
    if (Object.keys(more).length > 0) return wrong('not-understood')
    const [groups, orgItems] = [checkIds(groupIds, true), checkIds(orgItemIds, true)]
    if ('wrong' in groups) return groups
    if ('wrong' in orgItems) return orgItems
    const value = { groupIds: groups.value ?? [], orgItemIds: orgItems.value ?? [] }
    const count = value.groupIds.length + value.orgItemIds.length
    if (count === 0) return nothing
    return count > 1 && !many ? wrong('too-many', '1') : { value }
  },
  refs: ({ groupIds, orgItemIds }) => ({ groups: groupIds, orgItems: orgItemIds }),
  text: ({ groupIds, orgItemIds }, _settings, nameOf) =>
    [...groupIds.map((id) => nameOf('groups', id)), ...orgItemIds.map((id) => nameOf('orgItems', id))]
      .filter((name) => name !== undefined)
      .join('; '),
  read: (text, { many }, idOf) => ({ groupIds: (many ? parts(text) : [text.trim()]).map((part) => idOf(part) ?? part) }),
  named: () => ({ kind: 'groups' }),
  holding: (given) => (isId(given) ? [{ groupIds: [given] }, { orgItemIds: [given] }] : undefined),
}
