import type { AppDefinition, Field, FieldOf, FieldType, Option } from '@parley/contract'
import { v7 } from 'uuid'

type Sample = AppDefinition & { code: string }

interface More {
  required?: boolean
  searchable?: boolean
  tip?: string
}

function field<T extends FieldType>(
  type: T,
  code: string,
  name: string,
  settings: FieldOf<T>['settings'],
  more: More = {},
): Field {
  return { id: v7(), code, name, tip: '', required: false, searchable: false, type, settings, ...more } as unknown as Field
}

const line = { multiline: false, maxLength: 200, mask: null, maskMessage: '' }
const text = { multiline: true, maxLength: 10_000, mask: null, maskMessage: '' }
const option = (code: string, name: string, colour: string): Option => ({ code, name, colour })
const found = { searchable: true }
const needed = { required: true, searchable: true }

const account = () =>
  field('account', 'account', 'Account', { many: true, kinds: [] }, { searchable: true, tip: 'Messenger, e-mail or phone' })
const contact = (appId: string) => field('app', 'contact', 'Contact', { appId, many: false })
const responsible = () => field('users', 'responsible', 'Responsible', { many: false })
const description = () => field('string', 'description', 'Description', text, found)

const base = (fields: Field[]) => ({
  workspace: 'CRM',
  description: '',
  fields,
  form: { tabs: [{ name: '', sections: [{ name: '', columns: [fields.map(({ code }) => code)] }] }] },
})

/** Made anew for each installation: they are no different from apps that administrators build, and can be deleted [APP-13]. */
export function sampleApps(contactsId: string): Sample[] {
  return [contacts(), complaints(contactsId), requests(contactsId), orders(contactsId)]
}

function contacts(): Sample {
  const fields = [
    field('full-name', 'full_name', 'Full name', {}, needed),
    field('phone', 'phone', 'Phone', { wrong: 'warn' }, found),
    field('email', 'email', 'E-mail', { wrong: 'warn' }, found),
    account(),
    responsible(),
    field('string', 'note', 'Note', text),
  ]
  return {
    ...base(fields),
    ...{ code: 'contacts', name: 'Contacts', itemName: 'Contact', icon: 'people', nameTemplate: '{full_name}' },
    listColumns: ['_name', 'phone', 'email', 'account', 'responsible', '_changed'],
    cardFields: ['phone', 'email'],
  }
}

function complaints(contactsId: string): Sample {
  const options = [
    option('new', 'New', '#4c6ef5'),
    option('in_work', 'In work', '#f08c00'),
    option('answered', 'Answered', '#2f9e44'),
  ]
  const fields = [
    field('string', 'subject', 'Subject', line, needed),
    field('status', 'status', 'Status', { options }),
    description(),
    contact(contactsId),
    account(),
    responsible(),
    field('files', 'files', 'Files', { many: true }),
  ]
  return {
    ...base(fields),
    ...{ code: 'complaints', name: 'Complaints', itemName: 'Complaint', icon: 'warning', nameTemplate: '{subject}' },
    listColumns: ['_index', '_name', 'status', 'contact', 'responsible', '_created'],
    cardFields: ['status', 'contact'],
  }
}

function requests(contactsId: string): Sample {
  const options = [option('new', 'New', '#4c6ef5'), option('in_work', 'In work', '#f08c00'), option('done', 'Done', '#2f9e44')]
  const urgency = [option('low', 'Low', '#868e96'), option('normal', 'Normal', '#4c6ef5'), option('high', 'High', '#e03131')]
  const fields = [
    field('string', 'subject', 'Subject', line, needed),
    field('status', 'status', 'Status', { options }),
    field('category', 'urgency', 'Urgency', { many: false, options: urgency }),
    description(),
    contact(contactsId),
    account(),
    responsible(),
    field('date-time', 'due', 'Due', { kind: 'date' }),
    field('files', 'files', 'Files', { many: true }),
  ]
  return {
    ...base(fields),
    ...{ code: 'support_requests', name: 'Support requests', itemName: 'Support request', icon: 'lifebuoy' },
    nameTemplate: '{subject}',
    listColumns: ['_index', '_name', 'status', 'urgency', 'contact', 'responsible', '_created'],
    cardFields: ['urgency', 'contact', 'due'],
  }
}

function orders(contactsId: string): Sample {
  const options = [
    option('new', 'New', '#4c6ef5'),
    option('in_delivery', 'In delivery', '#f08c00'),
    option('delivered', 'Delivered', '#2f9e44'),
    option('cancelled', 'Cancelled', '#868e96'),
  ]
  const column = { required: false }
  const fields = [
    field('status', 'status', 'Status', { options }),
    contact(contactsId),
    field('money', 'total', 'Total', { currency: 'EUR' }),
    field('table', 'lines', 'Lines', {
      columns: [
        { ...column, code: 'product', name: 'Product', type: 'string', settings: line, required: true },
        { ...column, code: 'quantity', name: 'Quantity', type: 'number', settings: { digits: 0 } },
        { ...column, code: 'price', name: 'Price', type: 'money', settings: { currency: 'EUR' } },
      ],
    }),
    field('date-time', 'delivery', 'Delivery', { kind: 'date' }),
    account(),
    field('string', 'note', 'Note', text, found),
  ]
  return {
    ...base(fields),
    ...{ code: 'orders', name: 'Orders', itemName: 'Order', icon: 'cart', nameTemplate: 'Order {_index}' },
    listColumns: ['_name', 'status', 'contact', 'total', 'delivery', '_changed'],
    cardFields: ['contact', 'total'],
  }
}
