import { addAbsence, createOrgItem } from '@parley/contract'
import { type Asking, all, type Row } from './row.ts'

const position = async ({ company }: Asking, kind: 'position' | 'department' = 'position') =>
  (await company.people.administrator.get(createOrgItem, { body: { kind, name: 'Here' } })).id
const item = (body?: unknown, query?: Record<string, string>) => async (asking: Asking) => ({
  path: { orgItemId: await position(asking) },
  ...(body !== undefined && { body }),
  ...(query && { query }),
})
const missingItem = (body?: unknown) => (asking: Asking) => ({
  path: { orgItemId: asking.missing },
  ...(body !== undefined && { body }),
})
const inPosition: Row = {
  gate: 'administrator',
  targets: {
    one: all('ok', async (asking) => ({ path: { orgItemId: await position(asking), userId: asking.company.people.plain.id } })),
    'of a missing user': all('not-found', async (asking) => ({
      path: { orgItemId: await position(asking), userId: asking.missing },
    })),
    missing: all('not-found', ({ company, missing }) => ({ path: { orgItemId: missing, userId: company.people.plain.id } })),
  },
}

const day = 86_400_000
const away = { startsAt: new Date(Date.now() + day).toISOString(), endsAt: new Date(Date.now() + 2 * day).toISOString() }
const absence = async ({ company }: Asking) => {
  const userId = company.people.plain.id
  const { id } = await company.people.administrator.get(addAbsence, { path: { userId }, body: away })
  return { userId, absenceId: id }
}
/** Administrators and whose it is; the others are told the same whether there is such a user or not. */
const theirs = { ok: ['administrator', 'plain'] } as const
const nobodys = { 'not-found': ['administrator'] } as const
const allAbsences = (body?: unknown): Row => ({
  gate: 'user',
  targets: {
    'of plain': {
      given: ({ company }) => ({ path: { userId: company.people.plain.id }, ...(body !== undefined && { body }) }),
      gets: theirs,
      rest: 'forbidden',
    },
    missing: {
      given: ({ missing }) => ({ path: { userId: missing }, ...(body !== undefined && { body }) }),
      gets: nobodys,
      rest: 'forbidden',
    },
  },
})
const oneAbsence = (body?: unknown): Row => ({
  gate: 'user',
  targets: {
    'of plain': {
      given: async (asking) => ({ path: await absence(asking), ...(body !== undefined && { body }) }),
      gets: theirs,
      rest: 'forbidden',
    },
    missing: {
      given: ({ company, missing }) => ({
        path: { userId: company.people.plain.id, absenceId: missing },
        ...(body !== undefined && { body }),
      }),
      gets: { 'not-found': theirs.ok },
      rest: 'forbidden',
    },
    'under another’s name': {
      given: async (asking) => ({
        path: { ...(await absence(asking)), userId: asking.company.people.operator.id },
        ...(body !== undefined && { body }),
      }),
      gets: { 'not-found': ['administrator', 'operator'] },
      rest: 'forbidden',
    },
  },
})

export const aboutOrgChart: Record<string, Row> = {
  listOrgItems: { gate: 'administrator', targets: { all: all('ok') } },
  createOrgItem: {
    gate: 'administrator',
    targets: {
      'at the top': all('ok', () => ({ body: { kind: 'department', name: 'New' } })),
      'below a missing one': all('not-found', ({ missing }) => ({ body: { kind: 'group', name: 'New', parentId: missing } })),
    },
  },
  editOrgItem: {
    gate: 'administrator',
    targets: {
      one: all('ok', item({ name: 'There' })),
      missing: all('not-found', missingItem({ name: 'There' })),
      'below a missing one': all('not-found', async (asking) => ({
        path: { orgItemId: await position(asking) },
        body: { parentId: asking.missing },
      })),
    },
  },
  deleteOrgItem: {
    gate: 'administrator',
    targets: { one: all('ok', item(undefined, { subtree: 'yes' })), missing: all('not-found', missingItem()) },
  },
  putInPosition: inPosition,
  takeFromPosition: inPosition,
  listAbsences: allAbsences(),
  addAbsence: allAbsences(away),
  editAbsence: oneAbsence(away),
  removeAbsence: oneAbsence(),
}
