import { createHash, randomBytes } from 'node:crypto'
import type { ConditionRow, RoutingAction, RoutingRule } from '@parley/contract'
import * as contract from '@parley/contract'
import { clientOf } from '../../client.ts'
import { addRule, editRule, seenRules, setMaximum } from '../../rules.ts'
import { seenGroup, seenRouting } from '../../seen.ts'
import type { Bureau } from './bureau.ts'
import type { Order } from './orders.ts'
import { type Base, type Group, groupsIn, type Rule, type Who } from './world.ts'

const ids = ({ staff }: Bureau, whom: Iterable<Who>) => [...whom].map((who) => staff[who]!.id)

export const always = () => Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }])

/** Everything that administrators enter; the world is as the order says when the server has said yes. */
export const arrange = {
  async absence(bureau: Bureau, who: Who): Promise<void> {
    const { admin, staff, absences, world } = bureau
    const path = { userId: staff[who]!.id }
    const entered = absences[who]
    if (entered) await admin.get(contract.removeAbsence, { path: { ...path, absenceId: entered } })
    const hour = 3_600_000
    const [startsAt, endsAt] = [Date.now() - hour, Date.now() + 24 * hour].map((at) => new Date(at).toISOString()) as [
      string,
      string,
    ]
    absences[who] = entered ? undefined : (await admin.get(contract.addAbsence, { path, body: { startsAt, endsAt } })).id
    world.absent[who] = !entered
  },

  async status({ staff, world }: Bureau, who: Who, online: boolean): Promise<void> {
    await staff[who]!.get(contract.setStatus, { body: { online } })
    world.online[who] = online
  },

  async able({ admin, staff, world }: Bureau, who: Who, skilled: boolean, most: number | null): Promise<void> {
    const body = { skills: skilled ? ['Deutsch'] : [], maximum: most }
    await admin.get(contract.editRoutedOperator, await seenRouting(admin, staff[who]!.id, body))
    world.skilled[who] = skilled
    world.most[who] = most
  },

  async member(bureau: Bureau, who: Who, of: Group | 'position', isMember: boolean): Promise<void> {
    const { admin, staff, groupIds, positionId, world } = bureau
    const set = of === 'position' ? world.inPosition : world.inGroup[of]
    if (set.has(who) === isMember) return
    if (isMember) set.add(who)
    else set.delete(who)
    if (of === 'position') {
      const path = { orgItemId: positionId, userId: staff[who]!.id }
      await admin.get(isMember ? contract.putInPosition : contract.takeFromPosition, { path })
    } else await admin.get(contract.editGroup, await seenGroup(admin, groupIds[of], { userIds: ids(bureau, set) }))
  },

  async link(
    { admin, groupIds, departmentId, positionId, world }: Bureau,
    link: Extract<Order, { does: 'link' }>['link'],
    isIn: boolean,
  ) {
    if (world.links.has(link) === isIn) return
    if (isIn) world.links.add(link)
    else world.links.delete(link)
    const [outer] = link.split('<') as [Group]
    const { links } = world
    const held = {
      groupIds: links.has(`${outer}<nested` as typeof link) ? [groupIds.nested] : [],
      orgItemIds: [
        ...(links.has(`${outer}<department` as typeof link) ? [departmentId] : []),
        ...(links.has(`${outer}<position` as typeof link) ? [positionId] : []),
      ],
    }
    await admin.get(contract.editGroup, await seenGroup(admin, groupIds[outer], held))
  },

  async move({ admin, departmentId, positionId, world }: Bureau): Promise<void> {
    world.below = !world.below
    const body = { parentId: world.below ? departmentId : null }
    await admin.get(contract.editOrgItem, { path: { orgItemId: positionId }, body })
  },

  async hours({ admin, calendar, world }: Bureau): Promise<void> {
    world.working = !world.working
    const weekly = world.working ? always() : always().map(() => [])
    const body = { version: calendar.version, weekly }
    calendar.version = (await admin.get(contract.editCalendar, { path: { calendarId: calendar.id }, body })).version
  },

  /** The base rule's group must answer there. @returns whether it was granted */
  async groups({ admin, chats, groupIds, world }: Bureau, groups: readonly Group[]): Promise<boolean> {
    const body = { version: chats.a.version, operatorGroupIds: groups.map((group) => groupIds[group]) }
    const { body: said, problem } = await admin.ask(contract.editLiveChat, { path: { liveChatId: chats.a.id }, body })
    if (problem) return false
    chats.a.version = said.version
    world.answers.a = [...groups]
    return true
  },

  async base({ admin, chats, groupIds, world }: Bureau, base: Base): Promise<boolean> {
    const groupId = base.group && groupIds[base.group]
    const rule = (
      base.field ? { name: 'assigned-to', field: base.field, groupId } : { name: 'first-response', groupId }
    ) as RoutingRule
    const body = { version: chats.a.version, rule }
    const { body: said, problem } = await admin.ask(contract.editLiveChat, { path: { liveChatId: chats.a.id }, body })
    if (problem) return false
    chats.a.version = said.version
    world.base = base
    return true
  },

  async maximum({ admin, chats, world }: Bureau, maximum: number | null): Promise<void> {
    await setMaximum(admin, chats.a.id, maximum)
    world.maximum = maximum
  },

  async addRule(bureau: Bureau, rule: Omit<Rule, 'enabled'>): Promise<void> {
    const { admin, chats, world } = bureau
    const { action, conditions, priority } = rule
    const body = {
      name: `Rule ${world.rules.length + 1}`,
      action: saidAction(bureau, action),
      conditions: conditions.map((row) => saidRow(bureau, row)),
      extras: priority ? { priority } : {},
    }
    const { id } = await addRule(admin, chats.a.id, body)
    world.rules.push({ ...rule, enabled: true, id })
  },

  /** A rule that names what is not there cannot be switched on. @returns whether it was as the model allows */
  async rule({ admin, chats, world }: Bureau, n: number, how: 'switch' | 'delete' | 'top'): Promise<boolean> {
    const rule = world.rules[n]
    if (!rule) return true
    if (how !== 'switch') {
      const others = world.rules.filter((one) => one !== rule)
      world.rules = how === 'top' ? [rule, ...others] : others
      const order = world.rules.map(({ id }) => id)
      const said = await seenRules(admin, chats.a.id, (rules) => ({
        rules: order.map((id) => rules.find((one) => one.id === id)!),
      }))
      await admin.get(contract.setRoutingRules, said)
      return true
    }
    const { action } = rule
    const named =
      'group' in action
        ? world.answers.a.includes(action.group)
        : action.name !== 'operator' || (!world.locked[action.who] && groupsIn(world, 'a', action.who).length > 0)
    const enabled = !rule.enabled
    const { problem } = await editRule(admin, chats.a.id, rule.id, { enabled })
    if (problem) return enabled && !named && problem.code === 'target-not-allowed'
    rule.enabled = enabled
    return !enabled || named
  },

  async bind({ product, customers, appId, items, world }: Bureau, customer: number, item: 0 | 1 | null): Promise<void> {
    const { db } = product.database
    const customer_id = customers[customer]!.id
    await db.deleteFrom('bindings').where('customer_id', '=', customer_id).execute()
    if (item !== null) await db.insertInto('bindings').values({ customer_id, app_id: appId, item_id: items[item]!.id }).execute()
    world.bound[customer] = item
  },

  async name(bureau: Bureau, item: 0 | 1, whom: Who[]): Promise<void> {
    const { id: itemId, version } = bureau.items[item]!
    const body = { version, values: { manager: ids(bureau, whom) } }
    bureau.items[item]!.version = (await bureau.admin.get(contract.editItem, { path: { itemId }, body })).item.version
    bureau.world.manager[item] = whom
  },

  async unlock(bureau: Bureau, who: Who): Promise<void> {
    await bureau.admin.get(contract.unlockUser, { path: { userId: bureau.staff[who]!.id } })
    await signInAgain(bureau, who)
    bureau.world.locked[who] = false
  },
}

function saidAction({ staff, groupIds }: Bureau, action: Rule['action']): RoutingAction {
  if (action.name === 'operator') return { name: 'operator', userId: staff[action.who]!.id }
  if (action.name === 'queue') return { name: 'queue', groupId: groupIds[action.group] }
  if ('group' in action)
    return { name: action.name, groupId: groupIds[action.group], ...(action.skilled && { skills: ['deutsch'] }) }
  return { name: action.name }
}

function saidRow(bureau: Bureau, row: ConditionRow): ConditionRow {
  if ('conditions' in row) return { ...row, conditions: row.conditions.map((one) => saidRow(bureau, one)) }
  return row.attribute === 'working-hours' ? { ...row, value: bureau.calendar.id } : row
}

/** Their sign-ins ended when they were locked. */
async function signInAgain({ product, staff }: Bureau, who: Who): Promise<void> {
  const { id, name } = staff[who]!
  const token = randomBytes(32).toString('base64url')
  const token_hash = createHash('sha256').update(token).digest()
  await product.database.db.insertInto('sign_ins').values({ token_hash, user_id: id }).execute()
  staff[who] = Object.assign(clientOf(product.url, { cookie: `parley=${token}` }), { id, name })
}
