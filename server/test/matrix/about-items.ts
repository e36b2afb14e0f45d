import { v7 } from 'uuid'
import { granted, grantedOfItem, late, of } from './about-apps.ts'
import { appWorld, may } from './app-world.ts'
import type { AskerName } from './askers.ts'
import { type Asking, all, type Given, only, type Row, type Target } from './row.ts'

const view = (more: Given = {}) => granted(may.view, may.view, () => more)
const viewItem = () => grantedOfItem(may.view, may.view)
const nobody = { userIds: [], groupIds: [], orgItemIds: [] }
/** Without those who may everything. */
const less = (some: readonly AskerName[]) => some.filter((asker) => !(may.full as AskerName[]).includes(asker))
const limited = (code: string): Target => ({
  given: of('one', () => ({ path: { itemId: v7() }, body: { values: { title: 'New', [code]: 'x' } } })),
  gets: { ok: may.full, 'values-invalid': less(may.create), forbidden: ['operator'] },
  rest: 'not-found',
})
const csv = new TextEncoder().encode('title\nThree')
const anImport =
  (id: 'theirs' | 'missing', more: Given = {}) =>
  async ({ company, missing }: Asking): Promise<Given> => ({
    path: { importId: id === 'missing' ? missing : (await appWorld(company)).importId },
    ...more,
  })

export const aboutItems: Record<string, Row> = {
  listItems: {
    gate: 'user',
    targets: {
      ...view(),
      'by a field that leads see': {
        given: of('one', () => ({ query: { filters: JSON.stringify([{ field: 'secret', is: 'filled' }]) } })),
        gets: { ok: may.full, 'bad-request': less(may.view) },
        rest: 'not-found',
      },
    },
  },
  countItems: { gate: 'user', targets: view() },
  findItems: { gate: 'user', targets: view({ query: { search: 'o' } }) },
  createItem: {
    gate: 'user',
    targets: {
      ...granted(may.create, may.see, () => ({ path: { itemId: v7() }, body: { values: { title: 'New' } } })),
      'with a field that leads see': limited('secret'),
      'with a field that leads edit': limited('shut'),
    },
  },
  readItem: { gate: 'user', targets: viewItem() },
  editItem: { gate: 'user', targets: late(grantedOfItem(may.edit, may.view, () => ({ body: { version: -1, values: {} } }))) },
  deleteItem: { gate: 'user', targets: grantedOfItem(may.full, may.view) },
  restoreItem: { gate: 'user', targets: grantedOfItem(may.full, may.view) },
  // What is not theirs has its refusal in the row, byte for byte as what is missing.
  changeItems: {
    gate: 'user',
    targets: {
      'of everybody': all('ok', async ({ company, missing }) => {
        const { itemId, restrictedId, hidden } = await appWorld(company)
        const items = [itemId, restrictedId, hidden.itemId, missing].map((id) => ({ id, version: -1 }))
        return { body: { items, change: { values: {} } } }
      }),
    },
  },
  readItemGrants: { gate: 'user', targets: grantedOfItem(may.full, may.view) },
  editItemGrants: {
    gate: 'user',
    targets: late(grantedOfItem(may.full, may.view, () => ({ body: { version: -1, restricted: false, members: nobody } }))),
  },
  subscribeToItem: { gate: 'user', targets: viewItem() },
  unsubscribeFromItem: { gate: 'user', targets: viewItem() },
  listItemFiles: { gate: 'user', targets: viewItem() },
  listRelatedItems: { gate: 'user', targets: viewItem() },
  listItemHistory: { gate: 'user', targets: viewItem() },
  listItemComments: { gate: 'user', targets: viewItem() },
  addItemComment: {
    gate: 'user',
    targets: grantedOfItem(may.view, may.view, () => ({ path: { commentId: v7() }, body: { text: 'Seen' } })),
  },
  findMentions: { gate: 'user', targets: viewItem() },
  uploadImport: {
    gate: 'user',
    targets: granted(may.full, may.see, () => ({ path: { importId: v7() }, query: { name: 'a.csv' }, bytes: csv })),
  },
  startImport: {
    gate: 'user',
    targets: {
      'another’s': {
        given: anImport('theirs', { body: { fields: ['nothing'] } }),
        gets: { 'definition-invalid': ['supervisor'] },
        rest: 'not-found',
      },
      missing: all('not-found', anImport('missing', { body: { fields: [] } })),
    },
  },
  readImport: {
    gate: 'user',
    targets: { 'another’s': only(['supervisor'], anImport('theirs')), missing: all('not-found', anImport('missing')) },
  },
  listImports: { gate: 'user', targets: granted(may.see, may.see) },
  readBadRows: {
    gate: 'user',
    targets: { 'another’s': only(['supervisor'], anImport('theirs')), missing: all('not-found', anImport('missing')) },
  },
  exportItems: { gate: 'user', targets: granted(may.full, may.see) },
}
