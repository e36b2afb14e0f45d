import type { Invitation } from '@parley/contract'
import { type Actor, audited } from '../audit/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { addUser, type NewUser } from './add-user.ts'
import type { Given } from './given.ts'
import { sendInvitation, writeInvitation } from './invitation.ts'
import { holdPeople } from './memberships.ts'
import { userById, viewUser } from './user.ts'

type Invitee = Omit<NewUser, 'password' | 'administrator'>

export async function inviteUser(database: Database, given: Given, who: Actor, invitee: Invitee) {
  const { id, invitation } = await transaction(database, async (work) => {
    const id = await addUser(work, invitee)
    audited(work, who, 'user-invited', { kind: 'user', id }, { after: await viewUser(work, given, id) })
    return { id, invitation: await writeInvitation(work, given, id) }
  })
  return { id, invitation: await sendInvitation(given, invitee, invitation) }
}

export async function renewInvitation(database: Database, given: Given, who: Actor, userId: string): Promise<Invitation> {
  const { user, invitation } = await transaction(database, async (work) => {
    await holdPeople(work)
    const user = await userById(work, userId)
    if (!user) throw new Refusal('not-found')
    if (user.state !== 'invited') throw new Refusal('invitation-invalid')
    audited(work, who, 'invitation-renewed', { kind: 'user', id: userId })
    return { user, invitation: await writeInvitation(work, given, userId) }
  })
  return sendInvitation(given, user, invitation)
}
