import { type AppRight, appRights } from '@parley/contract'
import fc from 'fast-check'
import { type AppName, type Group, groups, type Line, type Link, links, type Member, people, type Who } from './world.ts'

export type Order =
  | { does: 'grant'; who: Who | 'admin'; app: AppName; lines: Line[] }
  | { does: 'member'; who: Who; of: Group | 'position'; in: boolean }
  | { does: 'link'; link: Link; in: boolean }
  | { does: 'move' }
  | { does: 'lock'; who: Who }
  | { does: 'create'; who: Who; app: AppName }
  | { does: 'look'; who: Who; app: AppName; at: 'app' | 'grants' | 'items' }
  | { does: 'read' | 'edit' | 'delete' | 'restore'; who: Who; thing: number }
  | { does: 'restrict'; who: Who | 'admin'; thing: number; members: Member[] | null }
  | { does: 'bind' | 'register'; who: Who; thing: number }
  | { does: 'bind-new' | 'register-new'; who: Who; app: AppName }
  | { does: 'unbind' | 'unregister' | 'bindings'; who: Who; thing: number }

export interface Life {
  lines: Record<AppName, Line[]>
  orders: Order[]
}

const employee = fc.nat({ max: 4 })
const who = fc.oneof({ weight: 9, arbitrary: employee }, { weight: 1, arbitrary: fc.constantFrom(...people) })
/** In their session more often than others. */
const lead = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: who })
const app = fc.constantFrom<AppName>('contacts', 'requests')
/** Which of those that there are, counted round. */
const thing = fc.nat({ max: 7 })
const yes = fc.boolean()

const member = fc.oneof<fc.Arbitrary<Member>[]>(
  employee,
  employee,
  fc.constantFrom<Member>(...groups, 'department', 'position', 'first', 'second', 'everybody'),
)
const right = fc.oneof<fc.Arbitrary<AppRight>[]>(
  fc.constantFrom<AppRight>('view', 'create', 'edit', 'delete'),
  fc.constantFrom(...appRights),
)
const line = fc.record({
  members: fc.uniqueArray(member, { maxLength: 3 }),
  rights: fc.uniqueArray(right, { minLength: 1, maxLength: 3 }),
})
const lines = fc.array(line, { maxLength: 3 })
const granter = fc.oneof<fc.Arbitrary<Who | 'admin'>[]>(fc.constant('admin' as const), who)

const order: fc.Arbitrary<Order> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('grant' as const), who: granter, app, lines }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('member' as const),
      who: employee,
      of: fc.constantFrom<Group | 'position'>(...groups, 'position'),
      in: yes,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('link' as const), link: fc.constantFrom(...links), in: yes }) },
  { weight: 1, arbitrary: fc.constant<Order>({ does: 'move' }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('lock' as const), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('create' as const), who, app }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('look' as const),
      who,
      app,
      at: fc.constantFrom('app' as const, 'grants' as const, 'items' as const),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      does: fc.constantFrom('read' as const, 'edit' as const, 'delete' as const, 'restore' as const),
      who,
      thing,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('restrict' as const),
      who: granter,
      thing,
      members: fc.option(fc.uniqueArray(member, { maxLength: 3 }), { freq: 5 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('bind' as const, 'register' as const), who: lead, thing }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('bind-new' as const, 'register-new' as const), who: lead, app }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('unbind' as const, 'unregister' as const, 'bindings' as const),
      who: lead,
      thing,
    }),
  },
)

export const life: fc.Arbitrary<Life> = fc.record({
  lines: fc.record({ contacts: lines, requests: lines }),
  // Most are short: what is allowed depends on how all stands, and hardly on how it came to be.
  orders: fc.oneof(
    { weight: 7, arbitrary: fc.array(order, { minLength: 1, maxLength: 30, size: 'small' }) },
    { weight: 1, arbitrary: fc.array(order, { minLength: 1, maxLength: 30, size: 'medium' }) },
  ),
})
