import { editSettings, readSettings, setStatus, signOut } from '@parley/contract'
import { firstAdministratorFrom } from './admin/index.ts'
import { administrator, company, emailOf, password, people } from './demo-company.ts'
import { askColleagues, type DemoSession, visitAndTalk } from './demo-conversations.ts'
import { internalDialogues, readDialogues } from './demo-dialogues.ts'
import { type DemoHouse, moveIn } from './demo-people.ts'
import { startProcesses } from './demo-process.ts'
import { keepRecords } from './demo-records.ts'
import { spreadOverDays } from './demo-times.ts'
import { transaction } from './platform/database.ts'
import { addressKey } from './platform/limits.ts'
import { StartRefused } from './platform/start-refused.ts'
import type { Product } from './product.ts'

/** Set once all of it is there. */
const mark = 'demo.made'
const conversations = 240
const atOnce = 8

/**
 * `--demo`: the sample company, made over HTTP as people would make it; nothing is made where it is there already.
 * @returns what the person who started it reads
 * @throws {StartRefused} where the installation belongs to somebody else, or a demo was cut short
 */
export async function demo(product: Product): Promise<string[]> {
  const { database, means, url } = product
  if (!means.settings.read(mark, false)) {
    const { n } = await database.db
      .selectFrom('users')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    if (n > 0)
      throw new StartRefused('--demo needs an empty installation, and this one has people; set PARLEY_DATA to an empty folder')
    await make(product)
  }
  const rows = [administrator, ...people].map(
    (person) => `  ${emailOf(person).padEnd(26)}${person.name.padEnd(18)}${person.role}`,
  )
  return ['', `${company} is there. Everybody's password is ${password}`, ...rows, '', `Sign in at ${means.urls.app || url}`]
}

async function make({ database, means, url }: Product): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  say(`Making the sample company ${company} (about half a minute) …`)
  await firstAdministratorFrom(database, { email: emailOf(administrator), password })
  const house = await moveIn(url)
  const { client } = house.administrator
  const { limits } = await client.ask(readSettings)
  const many = { apiPerMinute: 1_000_000, visitorMessagesPerMinute: 1_000_000, operatorMessagesPerMinute: 1_000_000 }
  await client.ask(editSettings, { body: { organisation: company, limits: { ...many, newVisitorsPerMinute: 1_000_000 } } })
  say(`  ${house.staff.length} people, ${house.chats.length} live chats`)

  const sessions = await talk(url, house, say)
  await spreadOverDays(database, sessions)
  await keepRecords(house, sessions)
  await startProcesses(house, sessions)
  await client.ask(editSettings, { body: { limits } })
  // Within this minute somebody may write as a visitor, or sign in as one of them: what the sample said is not theirs.
  const here = addressKey(new URL(url).hostname)
  for (const limit of ['apiPerMinute', 'newVisitorsPerMinute'] as const) await means.limits.forget(limit, here)
  for (const { id, client, groups, online } of house.staff) {
    for (const limit of ['apiPerMinute', 'operatorMessagesPerMinute'] as const) await means.limits.forget(limit, id)
    if (groups.length > 0 && !online) await client.ask(setStatus, { body: { online: false, sessions: 'keep' } })
    await client.ask(signOut)
  }
  await transaction(database, (work) => means.settings.write(work, mark, true, null))
}

async function talk(url: string, { chats, staff }: DemoHouse, say: (line: string) => void): Promise<DemoSession[]> {
  const dialogues = (await readDialogues()).slice(0, conversations)
  const sessions: DemoSession[][] = []
  let next = 0
  let held = 0
  const talkSome = async () => {
    while (next < dialogues.length) {
      const place = next++
      const dialogue = dialogues[place]!
      const chat = chats.find(({ topics }) => topics?.test(dialogue.topics.join(' ')))!
      sessions[place] = await visitAndTalk(url, { chat, dialogue, place })
      if (++held % 60 === 0) say(`  ${held} of ${dialogues.length} conversations`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, talkSome))
  const employees = staff.filter(({ groups }) => groups.length === 0)
  const chat = chats.find(({ topics }) => !topics)!
  for (const [place, dialogue] of internalDialogues.entries()) {
    // Of one employee's conversations the last one is open.
    const isOver = place < internalDialogues.length - employees.length
    const fate = isOver ? 'closed' : dialogue.turns.length > 1 ? 'assigned' : 'queued'
    sessions.push([await askColleagues({ chat, dialogue, place }, employees[place % employees.length]!.client, fate)])
  }
  return sessions.flat()
}
