import type { Invitation } from '@parley/contract'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { addUser, type NewUser } from './add-user.ts'
import type { Given } from './given.ts'
import { sendInvitation, writeInvitation } from './invitation.ts'
import { holdPeople } from './memberships.ts'
import { userById } from './user.ts'

type Invitee = Omit<NewUser, 'password' | 'administrator'>

export async function inviteUser(database: Database, given: Given, invitee: Invitee) {
  const { id, invitation } = await transaction(database, async (work) => {
    const id = await addUser(work, invitee)
    return { id, invitation: await writeInvitation(work, given, id) }
  })
  return { id, invitation: await sendInvitation(given, invitee, invitation) }
}

export async function renewInvitation(database: Database, given: Given, userId: string): Promise<Invitation> {
  const { user, invitation } = await transaction(database, async (work) => {
    await holdPeople(work)
    const user = await userById(work, userId)
    if (!user) throw new Refusal('not-found')
    if (user.state !== 'invited') throw new Refusal('invitation-invalid')
    return { user, invitation: await writeInvitation(work, given, userId) }
  })
  return sendInvitation(given, user, invitation)
}
