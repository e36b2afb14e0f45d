import {
  acceptInvitation,
  createGroup,
  createLiveChat,
  editGroup,
  editLiveChat,
  editProfile,
  inviteUser,
  listGroups,
  setStatus,
  signIn,
} from '@parley/contract'
import { type DemoClient, demoClient } from './demo-client.ts'
import { administrator, chats, type DemoChat, type DemoPerson, emailOf, groups, password, people } from './demo-company.ts'

interface DemoStaff extends DemoPerson {
  id: string
  client: DemoClient
}

export interface DemoHouse {
  administrator: DemoStaff
  staff: DemoStaff[]
  chats: (DemoChat & { id: string; groupId: string; operators: DemoStaff[] })[]
}

/** The administrator is there already; they make the others, the groups and the live chats. */
export async function moveIn(url: string): Promise<DemoHouse> {
  const client = demoClient(url)
  const { id } = await client.ask(signIn, { body: { email: emailOf(administrator), password } })
  await client.ask(editProfile, { body: { name: administrator.name, position: administrator.position } })
  const olivia: DemoStaff = { ...administrator, id, client }
  const staff = [olivia, ...(await Promise.all(people.map((person) => comeIn(url, client, person))))]

  const members = (group: string) => staff.filter((person) => person.groups.includes(group)).map(({ id }) => id)
  const idOf = new Map<string, string>()
  for (const name of groups) {
    const { id } = await client.ask(createGroup, { body: { name, userIds: members(name), groupIds: [] } })
    idOf.set(name, id)
  }
  const all = await client.ask(listGroups)
  const everybody = all.find(({ system }) => system === 'all-users')!.id
  const leads = idOf.get('Team leads')!
  // Groups in groups: who leads customer care leads its desks.
  const care = { name: 'Customer care', userIds: [], groupIds: [idOf.get('Travel desk')!, idOf.get('Member services')!] }
  const { id: groupId, version } = await client.ask(createGroup, { body: care })
  await client.ask(editGroup, { path: { groupId }, body: { version, userIds: [id] } })

  const made: DemoHouse['chats'] = []
  for (const chat of chats) {
    const groupId = idOf.get(chat.name)!
    const { name, greeting, colour, topics } = chat
    const internal = topics ? {} : { internal: { userIds: [], groupIds: [everybody], orgItemIds: [] } }
    const { id, version } = await client.ask(createLiveChat, {
      body: { name, greeting, colour, operatorGroupIds: [groupId], supervisorGroupIds: [leads], ...internal },
    })
    const website = topics ? { showOperatorName: true } : { enabled: false }
    await client.ask(editLiveChat, { path: { liveChatId: id }, body: { version, website, showOperatorName: true } })
    made.push({ ...chat, id, groupId, operators: staff.filter((person) => person.groups.includes(name)) })
  }
  // Everybody is there while the conversations are held.
  for (const { client } of staff.filter(({ groups }) => groups.length > 0))
    await client.ask(setStatus, { body: { online: true } })
  return { administrator: olivia, staff, chats: made }
}

async function comeIn(url: string, administrator: DemoClient, person: DemoPerson): Promise<DemoStaff> {
  const { name, position } = person
  const { user, invitation } = await administrator.ask(inviteUser, { body: { name, position, email: emailOf(person) } })
  const client = demoClient(url)
  const token = new URL(invitation.url).pathname.split('/').at(-1)!
  await client.ask(acceptInvitation, { path: { token }, body: { name, password } })
  return { ...person, id: user.id, client }
}
