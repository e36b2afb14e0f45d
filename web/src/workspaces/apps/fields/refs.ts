import type { ItemRefs } from '@parley/contract'

export const noRefs: ItemRefs = { items: {}, users: {}, roles: {}, files: {} }

export function withRefs(was: ItemRefs, more: Partial<ItemRefs>): ItemRefs {
  return {
    items: { ...was.items, ...more.items },
    users: { ...was.users, ...more.users },
    roles: { ...was.roles, ...more.roles },
    files: { ...was.files, ...more.files },
  }
}
