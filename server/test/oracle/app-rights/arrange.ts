import { createHash, randomBytes } from 'node:crypto'
import * as contract from '@parley/contract'
import { expect, vi } from 'vitest'
import { clientOf } from '../../client.ts'
import type { Firm } from './firm.ts'
import type { AppName, Group, Line, Link, Who } from './world.ts'

export function saidLines({ staff, groupIds, departmentId, positionId }: Firm, lines: readonly Line[]) {
  const orgIds: Partial<Record<Line['members'][number], string>> = { department: departmentId, position: positionId }
  return lines.map(({ members, rights }) => ({
    rights,
    members: {
      userIds: members.flatMap((member) => (typeof member === 'number' ? staff[member]!.id : [])),
      groupIds: members.flatMap((member) => (member in groupIds ? groupIds[member as Group] : [])),
      orgItemIds: members.flatMap((member) => orgIds[member] ?? []),
    },
  }))
}

/** What administrators enter; the world is as the order says when the server has said yes. */
export const arrange = {
  async grant(firm: Firm, app: AppName, lines: Line[]): Promise<void> {
    const { id, rightsVersion } = firm.apps[app]
    const body = { version: rightsVersion, grants: saidLines(firm, lines), fields: [] }
    await firm.admin.get(contract.editAppGrants, { path: { appId: id }, body })
    granted(firm, app, lines)
  },

  async member(firm: Firm, who: Who, of: Group | 'position', isIn: boolean) {
    const { admin, staff, positionId, world } = firm
    const set = of === 'position' ? world.inPosition : world.inGroup[of]
    if (set.has(who) === isIn) return
    if (isIn) set.add(who)
    else set.delete(who)
    if (of === 'position') {
      const path = { orgItemId: positionId, userId: staff[who]!.id }
      await admin.get(isIn ? contract.putInPosition : contract.takeFromPosition, { path })
    } else await editGroup(firm, of, { userIds: [...set].map((who) => staff[who]!.id) })
  },

  async link(firm: Firm, link: Link, isIn: boolean): Promise<void> {
    const { groupIds, departmentId, positionId, world } = firm
    if (world.links.has(link) === isIn) return
    if (isIn) world.links.add(link)
    else world.links.delete(link)
    const [outer] = link.split('<') as [Group]
    const holds = (inner: string) => world.links.has(`${outer}<${inner}` as Link)
    const held = {
      groupIds: holds('second') ? [groupIds.second] : [],
      orgItemIds: [...(holds('department') ? [departmentId] : []), ...(holds('position') ? [positionId] : [])],
    }
    await editGroup(firm, outer, held)
  },

  async move({ admin, departmentId, positionId, world }: Firm): Promise<void> {
    world.below = !world.below
    const body = { parentId: world.below ? departmentId : null }
    await admin.get(contract.editOrgItem, { path: { orgItemId: positionId }, body })
  },

  async lock(firm: Firm, who: Who): Promise<void> {
    const { admin, staff, world } = firm
    const path = { userId: staff[who]!.id }
    world.locked[who] = !world.locked[who]
    if (!world.locked[who]) {
      await admin.get(contract.unlockUser, { path })
      return signInAgain(firm, who)
    }
    await admin.get(contract.lockUser, { path })
    // Within a second every process has forgotten them [P13].
    const ended = async () => expect((await staff[who]!.ask(contract.listApps)).problem?.code).toBe('not-signed-in')
    await vi.waitFor(ended, { timeout: 5_000, interval: 20 })
  },
}

type Held = { userIds: string[] } | { groupIds: string[]; orgItemIds: string[] }

async function editGroup({ admin, groupIds, groupVersions }: Firm, group: Group, held: Held): Promise<void> {
  const body = { version: groupVersions[group], ...held }
  groupVersions[group] = (await admin.get(contract.editGroup, { path: { groupId: groupIds[group] }, body })).version
}

/** Their sign-ins ended when they were locked. */
export async function signInAgain({ product, staff }: Firm, who: Who): Promise<void> {
  const { id, name } = staff[who]!
  const token = randomBytes(32).toString('base64url')
  const token_hash = createHash('sha256').update(token).digest()
  await product.database.db.insertInto('sign_ins').values({ token_hash, user_id: id }).execute()
  staff[who] = Object.assign(clientOf(product.url, { cookie: `parley=${token}` }), { id, name })
}

export function granted({ apps, world }: Firm, app: AppName, lines: Line[]): void {
  apps[app].rightsVersion++
  world.lines[app] = lines
}
