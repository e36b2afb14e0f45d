import { findColleagues, findPeople, type ItemRefs } from '@parley/contract'
import { ask } from '../../../live/index.ts'
import { t } from '../words.ts'
import type { Choice } from './Picker.tsx'

/** Users by a part of their name. */
export function amongUsers(learn: (refs: Partial<ItemRefs>) => void) {
  return {
    findKey: ['users'],
    async find(search: string, signal: AbortSignal): Promise<Choice[]> {
      const users = await ask(findColleagues, { query: { search }, signal })
      learn({ users: Object.fromEntries(users.map(({ id, name, avatarFileId }) => [id, { id, name, avatarFileId }])) })
      return users.map(({ id, name }) => ({ id, name }))
    },
  }
}

/** Groups and parts of the org chart; their ids carry which of both they are. */
export function amongRoles(learn: (refs: Partial<ItemRefs>) => void) {
  return {
    findKey: ['roles'],
    async find(search: string, signal: AbortSignal): Promise<Choice[]> {
      const { groups, orgItems } = await ask(findPeople, { query: { search }, signal })
      learn({ roles: Object.fromEntries([...groups, ...orgItems].map(({ id, name }) => [id, { id, name }])) })
      return [
        ...groups.map(({ id, name }) => ({ id: `groupIds:${id}`, name, hint: t('fields.group') })),
        ...orgItems.map(({ id, name }) => ({ id: `orgItemIds:${id}`, name, hint: t('fields.orgItem') })),
      ]
    },
  }
}
