import * as contract from '@parley/contract'
import { audited, auditedEdit } from '../audit/index.ts'
import { transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { absenceRoutes } from './absence-routes.ts'
import { acceptInvitation } from './accept-invitation.ts'
import type { Routes } from './asker.ts'
import { cookieOf } from './cookie.ts'
import { createGroup, deleteGroup, editGroup } from './edit-group.ts'
import { changePassword, editUser } from './edit-user.ts'
import { endSignIns } from './end-sign-ins.ts'
import { type Given, isSecure } from './given.ts'
import { readGroups } from './group.ts'
import { invited } from './invitation.ts'
import { inviteUser, renewInvitation } from './invite-user.ts'
import { longestOf } from './lifetime.ts'
import { findColleagues, findPeople, listUsers } from './list-users.ts'
import { unlockUser } from './lock-user.ts'
import { orgChartRoutes } from './org-chart-routes.ts'
import { doorRoutes, othersSecurityRoutes, ownSecurityRoutes } from './security-routes.ts'
import { signIn } from './sign-in.ts'
import { type Reads, viewUser, viewUsers } from './user.ts'
import { userImportRoutes } from './user-import/index.ts'

export const peopleRoutes = (given: Given): Routes[] => [
  signInRoutes(given),
  doorRoutes(given),
  ownSecurityRoutes(given),
  othersSecurityRoutes(given),
  userRoutes(given),
  userImportRoutes(given),
  groupRoutes(given),
  orgChartRoutes(given),
  absenceRoutes(given),
]

async function viewGroup(reads: Reads, given: Given, id: string): Promise<contract.Group> {
  const [group] = await readGroups(reads, given, id)
  if (!group) throw new Refusal('not-found')
  return group
}

const signInRoutes =
  (given: Given): Routes =>
  ({ on }) => {
    on(contract.signIn, async ({ database, body, ...entering }) =>
      viewUser(database, given, await signIn(database, given, body, entering)),
    )
    on(contract.signOut, async ({ database, who, reply }) => {
      if (who.signIn !== undefined) {
        const { signIn } = who
        await transaction(database, async (work) => {
          if ((await endSignIns(work, { signIn })) > 0) audited(work, who, 'signed-out', { kind: 'user', id: who.id })
        })
      }
      reply.header('set-cookie', cookieOf(undefined, isSecure(given), longestOf(given.settings)))
      return null
    })
    on(contract.readInvitation, async ({ database, path }) => {
      const { name, email } = await invited(database, path.token)
      return { name, email }
    })
    on(contract.acceptInvitation, async ({ database, path, body, ...entering }) =>
      viewUser(database, given, await acceptInvitation(database, given, { token: path.token, ...body }, entering)),
    )
    on(contract.changePassword, ({ database, who, body }) =>
      transaction(database, async (work) => {
        await changePassword(work, given, who, body)
        audited(work, who, 'password-changed', { kind: 'user', id: who.id })
        return null
      }),
    )
  }

const userRoutes =
  (given: Given): Routes =>
  ({ on }) => {
    on(contract.listUsers, async ({ database, query }) => {
      const { ids, next } = await listUsers(database, query)
      return { items: await viewUsers(database, ids, given.withRole), next }
    })
    on(contract.findPeople, ({ database, who, query }) => findPeople(database, query.search, who.administrator))
    on(contract.findColleagues, ({ database, who, query }) => findColleagues(database, query.search, who.administrator))
    on(contract.readUser, ({ database, path }) => viewUser(database, given, path.userId))
    on(contract.inviteUser, async ({ database, who, body }) => {
      const { id, invitation } = await inviteUser(database, given, who, body)
      return { user: await viewUser(database, given, id), invitation }
    })
    on(contract.renewInvitation, ({ database, who, path }) => renewInvitation(database, given, who, path.userId))
    on(contract.editUser, ({ database, who, path, body }) =>
      transaction(database, (work) =>
        auditedEdit(work, who, {
          action: 'user-edited',
          kind: 'user',
          read: () => viewUser(work, given, path.userId),
          change: () => editUser(work, given, path.userId, body),
        }),
      ),
    )
    on(contract.unlockUser, ({ database, who, path }) =>
      transaction(database, (work) =>
        auditedEdit(work, who, {
          action: 'user-unlocked',
          kind: 'user',
          read: () => viewUser(work, given, path.userId),
          change: () => unlockUser(work, path.userId),
        }),
      ),
    )
    on(contract.editProfile, ({ database, who, body }) =>
      transaction(database, async (work) => {
        if (body.avatarFileId) await given.checkAvatar(work, who, body.avatarFileId)
        return auditedEdit(work, who, {
          action: 'user-edited',
          kind: 'user',
          read: () => viewUser(work, given, who.id),
          change: () => editUser(work, given, who.id, body),
        })
      }),
    )
  }

const groupRoutes =
  (given: Given): Routes =>
  ({ on }) => {
    on(contract.listGroups, ({ database }) => readGroups(database, given))
    on(contract.createGroup, ({ database, who, body }) =>
      transaction(database, async (work) => {
        const group = await viewGroup(work, given, await createGroup(work, body))
        audited(work, who, 'group-created', { kind: 'group', id: group.id, name: group.name }, { after: group })
        return group
      }),
    )
    on(contract.editGroup, ({ database, who, path, body }) =>
      transaction(database, (work) =>
        auditedEdit(work, who, {
          action: 'group-edited',
          kind: 'group',
          read: () => viewGroup(work, given, path.groupId),
          change: () => editGroup(work, path.groupId, body),
        }),
      ),
    )
    on(contract.deleteGroup, ({ database, who, path }) =>
      transaction(database, async (work) => {
        const group = await viewGroup(work, given, path.groupId)
        await deleteGroup(work, given, path.groupId)
        audited(work, who, 'group-deleted', { kind: 'group', id: group.id, name: group.name }, { before: group })
        return null
      }),
    )
  }
