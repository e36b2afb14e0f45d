import * as contract from '@parley/contract'
import { aField, anApp, anItem, give } from '../../an-app.ts'
import type { TestProduct, TestUser } from '../../product.ts'
import type { TestVisitor } from '../visitor.ts'
import { always, arrange } from './arrange.ts'
import { type Chat, freshWorld, type Group, people, type Who, type World } from './world.ts'

/** One company of the model in a product that several share; it is used for many lives, one after another. */
export interface Bureau {
  product: TestProduct
  admin: TestUser
  staff: TestUser[]
  groupIds: Record<Group, string>
  departmentId: string
  positionId: string
  chats: Record<Chat, { id: string; version: number; channelId: string; closed: number }>
  appId: string
  items: { id: string; version: number }[]
  calendar: { id: string; version: number }
  /** Of absences that are entered now. */
  absences: (string | undefined)[]
  customers: TestVisitor[]
  world: World
  /** What ran without being compared, after a failure: it is not used again. */
  broken: boolean
}

let made = 0
const nobody = { userIds: [], groupIds: [], orgItemIds: [] }

export async function openBureau(product: TestProduct, admin: TestUser): Promise<Bureau> {
  const no = `${++made} ${crypto.randomUUID().slice(0, 4)}`
  const world = freshWorld()
  const some = await Promise.all(people.map((who) => product.user(`P${who} ${no}`)))
  // Whose turn it is among those who never had one goes by id: the same in each company.
  const staff = some.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  // Who has one is let in again by unlocking alone.
  await product.database.db
    .updateTable('users')
    .set({ password: 'never asked for' })
    .where(
      'id',
      'in',
      staff.map(({ id }) => id),
    )
    .execute()
  const ids = (whom: Iterable<Who>) => [...whom].map((who) => staff[who]!.id)
  const department = await admin.get(contract.createOrgItem, { body: { kind: 'department', name: `Department ${no}` } })
  const position = await admin.get(contract.createOrgItem, {
    body: { kind: 'position', name: `Position ${no}`, parentId: department.id },
  })
  const groupIds = {} as Record<Group, string>
  for (const group of ['nested', 'first', 'second', 'leads'] as const) {
    const userIds = ids(world.inGroup[group])
    const held = { first: {}, second: { groupIds: [groupIds.nested] }, nested: { orgItemIds: [department.id] }, leads: {} }[group]
    groupIds[group] = (await admin.get(contract.createGroup, { body: { name: `${group} ${no}`, userIds, ...held } })).id
  }
  const others = await admin.get(contract.createGroup, { body: { name: `others ${no}`, userIds: ids([5]) } })

  const fields = [aField('account', 'account', { many: true, kinds: [] }), aField('users', 'manager', { many: true })]
  const app = await anApp(admin, fields)
  await give(admin, app.id, app.version, ids([0]), ['view', 'create', 'edit'])
  const items = [
    await anItem(staff[0]!, app.id, { manager: ids(world.manager[0]!) }),
    await anItem(admin, app.id, { manager: ids(world.manager[1]!) }),
  ]
  const calendar = await admin.get(contract.createCalendar, {
    body: { name: `Hours ${no}`, timeZone: 'UTC', weekly: always(), exceptions: [] },
  })
  const open = async (chat: Chat, supervisors: string) => {
    const operatorGroupIds = world.answers[chat].map((group) => groupIds[group])
    const body = { name: `${chat} ${no}`, operatorGroupIds, supervisorGroupIds: [supervisors], internal: nobody }
    const { id, version, website } = await admin.get(contract.createLiveChat, { body })
    return { id, version, channelId: website.channelId, closed: 0 }
  }
  const chats = { a: await open('a', groupIds.leads), b: await open('b', others.id) }
  const edited = { version: chats.a.version, accountAppId: app.id }
  const { version } = await admin.get(contract.editLiveChat, { path: { liveChatId: chats.a.id }, body: edited })
  chats.a.version = version
  const bureau: Bureau = {
    product,
    admin,
    staff,
    groupIds,
    departmentId: department.id,
    positionId: position.id,
    chats,
    appId: app.id,
    items: items.map(({ item: { id, version } }) => ({ id, version })),
    calendar,
    absences: [],
    customers: [],
    world,
    broken: false,
  }
  for (const who of people) {
    if (world.online[who]) await arrange.status(bureau, who, true)
    if (world.skilled[who]) await arrange.able(bureau, who, true, null)
  }
  return bureau
}
