import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import type { Client } from '../../server/test/client.ts'

const common = { tip: '', required: false, searchable: false }
const options = (...names: string[]) =>
  names.map((name, at) => ({ code: `option${at + 1}`, name, colour: ['#3e5ed8', '#bf7b0f', '#3a8f42', '#b249ac'][at % 4]! }))

/** One field of each type; `appId` is whose items the App link leads to. */
export const everyField = (appId?: string): contract.Field[] => [
  { ...common, id: v7(), code: 'name', name: 'Name', required: true, searchable: true, type: 'string', settings: text() },
  { ...common, id: v7(), code: 'person', name: 'Contact person', searchable: true, type: 'full-name', settings: {} },
  {
    ...common,
    id: v7(),
    code: 'status',
    name: 'Status',
    type: 'status',
    settings: { options: options('New', 'In work', 'Won') },
  },
  {
    ...common,
    id: v7(),
    code: 'kind',
    name: 'Interests',
    type: 'category',
    settings: { many: true, options: options('Desks', 'Chairs', 'Lamps') },
  },
  {
    ...common,
    id: v7(),
    code: 'phone',
    name: 'Phone',
    tip: 'With the country code',
    searchable: true,
    type: 'phone',
    settings: { wrong: 'warn' },
  },
  { ...common, id: v7(), code: 'email', name: 'E-mail', searchable: true, type: 'email', settings: { wrong: 'forbid' } },
  {
    ...common,
    id: v7(),
    code: 'accounts',
    name: 'Accounts',
    searchable: true,
    type: 'account',
    settings: { many: true, kinds: [] },
  },
  { ...common, id: v7(), code: 'budget', name: 'Budget', type: 'money', settings: { currency: 'EUR' } },
  { ...common, id: v7(), code: 'seats', name: 'Seats', type: 'number', settings: { digits: 0 } },
  { ...common, id: v7(), code: 'vip', name: 'Important', type: 'yes-no', settings: {} },
  { ...common, id: v7(), code: 'since', name: 'Customer since', type: 'date-time', settings: { kind: 'date' } },
  { ...common, id: v7(), code: 'site', name: 'Website', type: 'link', settings: {} },
  {
    ...common,
    id: v7(),
    code: 'plate',
    name: 'Plate',
    type: 'string',
    settings: { ...text(), mask: 'AA-000', maskMessage: 'Two letters, a dash, three digits' },
  },
  {
    ...common,
    id: v7(),
    code: 'notes',
    name: 'Notes',
    type: 'string',
    settings: { ...text(), multiline: true, maxLength: 2000 },
  },
  { ...common, id: v7(), code: 'manager', name: 'Manager', type: 'users', settings: { many: false } },
  { ...common, id: v7(), code: 'team', name: 'Team', type: 'role', settings: { many: true } },
  { ...common, id: v7(), code: 'papers', name: 'Papers', type: 'files', settings: { many: true } },
  { ...common, id: v7(), code: 'logo', name: 'Logo', type: 'image', settings: {} },
  {
    ...common,
    id: v7(),
    code: 'lines',
    name: 'Order lines',
    type: 'table',
    settings: {
      columns: [
        { code: 'what', name: 'What', required: true, type: 'string', settings: text() },
        { code: 'count', name: 'Count', required: false, type: 'number', settings: { digits: 0 } },
        { code: 'price', name: 'Price', required: false, type: 'money', settings: { currency: 'EUR' } },
      ],
    },
  },
  { ...common, id: v7(), code: 'no', name: 'Contract', type: 'counter', settings: { prefix: 'C-', digits: 4, first: 1 } },
  { ...common, id: v7(), code: 'place', name: 'Office', searchable: true, type: 'address', settings: {} },
  {
    ...common,
    id: v7(),
    code: 'perSeat',
    name: 'Budget per seat',
    type: 'formula',
    settings: { result: 'number', expression: 'budget.amount / seats' },
  },
  ...(appId
    ? [{ ...common, id: v7(), code: 'orders', name: 'Orders', type: 'app' as const, settings: { appId, many: true } }]
    : []),
]

function text() {
  return { multiline: false, maxLength: 200, mask: null, maskMessage: '' }
}

/** A definition with these fields in two columns, the table below them. */
export function definitionWith(name: string, itemName: string, fields: contract.Field[]): contract.AppDefinition {
  const codes = fields.filter(({ type }) => type !== 'table').map(({ code }) => code)
  const half = Math.ceil(codes.length / 2)
  const tables = fields.filter(({ type }) => type === 'table').map(({ code }) => code)
  return {
    workspace: 'CRM',
    name,
    itemName,
    description: 'Companies that buy from us',
    icon: 'people',
    nameTemplate: '{name}',
    fields,
    form: {
      tabs: [
        {
          name: '',
          sections: [
            { name: 'Main', columns: [codes.slice(0, half), codes.slice(half)] },
            ...(tables.length ? [{ name: 'Details', columns: [tables] }] : []),
          ],
        },
      ],
    },
    listColumns: ['status', 'phone', 'email', 'kind', 'budget', '_changed'].filter(
      (code) => code.startsWith('_') || codes.includes(code),
    ),
    cardFields: ['status', 'phone', 'budget', 'kind'].filter((code) => codes.includes(code)),
  }
}

export const makeApp = (administrator: Client, definition: contract.AppDefinition): Promise<contract.App> =>
  administrator.get(contract.createApp, { body: { ...definition, code: `app${v7().replaceAll('-', '').slice(-20)}` } })

export const makeItem = (who: Client, app: contract.App, values: Record<string, unknown>): Promise<contract.ItemPage> =>
  who.get(contract.createItem, { path: { appId: app.id, itemId: v7() }, body: { values } })

/** Gives people rights in an app. */
export const grant = (administrator: Client, app: contract.App, userIds: string[], rights: contract.AppRight[]) =>
  administrator.get(contract.editAppGrants, {
    path: { appId: app.id },
    body: { version: 1, grants: [{ members: { userIds, groupIds: [], orgItemIds: [] }, rights }], fields: [] },
  })

/** In the builder: asks to publish, sees what changes, and goes on. */
export async function publish(page: Page): Promise<void> {
  await page.getByTestId('publish').click()
  await page.getByTestId('confirm-publish').click()
}
