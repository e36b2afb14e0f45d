import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { endSignIns } from './end-sign-ins.ts'
import type { Given } from './given.ts'
import { holdPeople, keepAnAdministrator, rightsChanged } from './memberships.ts'
import { personChanged } from './person-changed.ts'
import { forgetDevices } from './trusted-devices.ts'
import { userById } from './user.ts'

/** Ends their sign-ins and sockets at once; their open sessions go back to the queue after the commit [ORG-03, ACC-11]. */
export async function lockUser(work: Work, given: Given, userId: string): Promise<void> {
  await holdPeople(work)
  const user = await userById(work, userId)
  if (!user) throw new Refusal('not-found')
  if (user.state === 'locked') return
  await work.db.updateTable('users').set({ state: 'locked', online: false }).where('id', '=', userId).execute()
  await work.db.deleteFrom('invitations').where('user_id', '=', userId).execute()
  await work.db.deleteFrom('password_resets').where('user_id', '=', userId).execute()
  await forgetDevices(work, userId)
  await keepAnAdministrator(work)
  await endSignIns(work, { userId })
  rightsChanged(work, [userId])
  await personChanged(work, userId, await given.colleagueTopics(work, userId))
  work.later('return-sessions', { userIds: [userId] })
}

/** Who had not come in yet needs a new invitation. */
export async function unlockUser(work: Work, userId: string): Promise<void> {
  await holdPeople(work)
  const user = await work.db.selectFrom('users').select(['state', 'password']).where('id', '=', userId).executeTakeFirst()
  if (!user) throw new Refusal('not-found')
  if (user.state !== 'locked') return
  const state = user.password === null ? 'invited' : 'active'
  await work.db.updateTable('users').set({ state }).where('id', '=', userId).execute()
  rightsChanged(work, [userId])
}
