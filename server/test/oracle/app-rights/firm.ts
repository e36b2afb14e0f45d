import * as contract from '@parley/contract'
import { aField, aLine, anApp } from '../../an-app.ts'
import type { TestProduct, TestUser } from '../../product.ts'
import { write } from '../talk.ts'
import { visitorOf } from '../visitor.ts'
import { type AppName, appNames, freshWorld, type Group, groups, people, type Who, type World } from './world.ts'

/** One company of the model in a product that several share; it is used for many lives, one after another. */
export interface Firm {
  product: TestProduct
  admin: TestUser
  staff: TestUser[]
  groupIds: Record<Group | 'everybody', string>
  /** Of what they hold: as they are, and as they were at first. */
  groupVersions: Record<Group, string>
  firstVersions: Record<Group, string>
  departmentId: string
  positionId: string
  apps: Record<AppName, { id: string; rightsVersion: number }>
  sessionId: string
  customerId: string
  world: World
  /** What ran without being compared, after a failure: it is not used again. */
  broken: boolean
}

let made = 0

export async function openFirm(product: TestProduct, admin: TestUser): Promise<Firm> {
  const no = `${++made} ${crypto.randomUUID().slice(0, 4)}`
  const world = freshWorld()
  const staff: TestUser[] = []
  for (const who of people) staff.push(await product.user(`P${who} ${no}`, { administrator: who === 5 }))
  // Who has one is let in again by unlocking alone.
  const ids = (whom: Iterable<Who>) => [...whom].map((who) => staff[who]!.id)
  await product.database.db.updateTable('users').set({ password: 'never asked for' }).where('id', 'in', ids(people)).execute()
  const department = await admin.get(contract.createOrgItem, { body: { kind: 'department', name: `Department ${no}` } })
  const position = await admin.get(contract.createOrgItem, {
    body: { kind: 'position', name: `Position ${no}`, parentId: department.id },
  })
  for (const userId of ids(world.inPosition))
    await admin.get(contract.putInPosition, { path: { orgItemId: position.id, userId } })
  const everybody = (await admin.get(contract.listGroups)).find(({ system }) => system === 'all-users')!
  const groupIds = { everybody: everybody.id } as Firm['groupIds']
  const groupVersions = {} as Firm['groupVersions']
  for (const group of groups) {
    const body = { name: `${group} ${no}`, userIds: ids(world.inGroup[group]) }
    const { id, version } = await admin.get(contract.createGroup, { body })
    groupIds[group] = id
    groupVersions[group] = version
  }
  const nobody = await admin.get(contract.createGroup, { body: { name: `nobody ${no}` } })

  const apps = {} as Firm['apps']
  for (const name of appNames) {
    const fields = [aField('string', 'title', aLine), aField('account', 'account', { many: true, kinds: [] })]
    const { id } = await anApp(admin, fields, { name: `${name} ${no}` })
    apps[name] = { id, rightsVersion: (await admin.get(contract.readAppGrants, { path: { appId: id } })).version }
  }
  const chat = await admin.get(contract.createLiveChat, {
    body: { name: `Chat ${no}`, operatorGroupIds: [nobody.id], supervisorGroupIds: [groupIds.leads] },
  })
  const uses = { version: chat.version, accountAppId: apps.contacts.id, registerAppIds: [apps.requests.id] }
  await admin.get(contract.editLiveChat, { path: { liveChatId: chat.id }, body: uses })
  const visitor = await visitorOf(product, chat.id, { name: 'Clara' })
  const { sessionId } = await write(visitor, 'Hello')
  return {
    ...{
      product,
      admin,
      staff,
      groupIds,
      groupVersions,
      firstVersions: { ...groupVersions },
      departmentId: department.id,
      positionId: position.id,
      apps,
      sessionId,
    },
    ...{ customerId: visitor.id, world, broken: false },
  }
}
