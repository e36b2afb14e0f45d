import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { addRule, clearRules, setMaximum } from '../../server/test/rules.ts'
import { pageOf } from './browser.ts'
import { company, type Person } from './company.ts'
import { say, writeTo } from './screens.ts'
import { visitorAt, visitorSays } from './website.ts'

const still = { reducedMotion: 'reduce' } as const

/** The list of a screen that a session stands in: of a supervisor Queue or Active sessions. */
type Standing = contract.SessionList | 'nowhere'

/**
 * A live chat whose rules are walked: Ann and Bob are Support, Carl is Accounting, Dan is an operator of neither, Sue leads. Their
 * screens, Kim's and a website visitor's stand open from the beginning to the end.
 * @param story makes the names of its groups and its live chat its own.
 */
export async function ruledDesk(story: string) {
  const there = await company()
  const { administrator: admin, url } = there
  const names = ['Ann Adler', 'Bob Berg', 'Carl Cole', 'Dan Dorn', 'Sue Stern', 'Kim Klein']
  const people = await Promise.all(names.map((name) => there.person(name)))
  const [ann, bob, carl, dan, sue, kim] = people as [Person, Person, Person, Person, Person, Person]
  const support = await there.group(`Support ${story}`, [ann, bob])
  const accounting = await there.group(`Accounting ${story}`, [carl])
  const leads = await there.group(`Leads ${story}`, [sue])
  const everybody = (await admin.get(contract.listGroups)).find(({ system }) => system === 'all-users')!
  const chat = await there.liveChat(`Help ${story}`, {
    operators: [support, accounting],
    supervisors: [leads],
    internal: [everybody],
    website: { enabled: true, greeting: 'Welcome.' },
  })
  const path = { liveChatId: chat.id }
  const desks = ['ann', 'bob', 'carl', 'sue'] as const
  const open = ([ann, bob, carl, sue] as const).map((one) => pageOf(url, one, '/live-chats', still))
  const [anns, bobs, carls, sues] = (await Promise.all(open)) as [Page, Page, Page, Page]
  const pages = { ann: anns, bob: bobs, carl: carls, sue: sues }
  const [kims, visitors] = await Promise.all([pageOf(url, kim, '/', still), visitorAt(`${url}/c/${chat.id}`, still)])
  await writeTo(kims, chat.name)

  const opened = async () => (await sue.get(contract.listSessions, { query: { list: 'active', ...path } })).items
  const standings = async (id: string) => {
    const found = await Promise.all(desks.map((who) => standing(pages[who], id)))
    return Object.fromEntries(desks.map((who, at) => [who, found[at]]))
  }

  async function edit(body: Record<string, unknown>) {
    const { version } = await admin.get(contract.readLiveChat, { path })
    await admin.get(contract.editLiveChat, { path, body: { ...body, version } })
  }

  /** The session that this message opens. */
  async function opens(text: string, write: () => Promise<unknown>): Promise<string> {
    await write()
    const session = async () => (await opened()).find(({ preview }) => preview?.text === text)?.id
    await expect.poll(session).toBeTruthy()
    return (await session())!
  }

  return {
    ...there,
    ...{ ann, bob, carl, dan, sue, kim, support, accounting, leads, chat, path, pages, edit },
    base: (rule: contract.RoutingRule) => edit({ rule }),
    rule: (name: string, action: contract.RoutingAction, conditions: contract.ConditionRow[] = []) =>
      addRule(admin, chat.id, { name, action, conditions }),
    room: (maximum: number | null) => setMaximum(admin, chat.id, maximum),
    close: (sessionId: string) => sue.get(contract.closeSession, { path: { sessionId } }),
    /** Those of the operators who are Online from now on. */
    async there(...online: Person[]) {
      await Promise.all([ann, bob, carl].map((one) => one.get(contract.setStatus, { body: { online: online.includes(one) } })))
    },
    /** Nothing is open, no rule stands above the base rule, and these are Online: Ann and Bob unless said. */
    async tidy(...online: Person[]) {
      await clearRules(admin, chat.id)
      await Promise.all((await opened()).map(({ id }) => this.close(id)))
      await this.room(null)
      await this.there(...(online.length > 0 ? online : [ann, bob]))
    },
    kimSays: (text: string) => opens(text, () => say(kims, text)),
    visitorSays: (text: string) => opens(text, () => visitorSays(visitors, text)),
    /** Somebody else of the company, so that several wait. */
    async says(who: Person, text: string): Promise<string> {
      const thread = await who.get(contract.openThread, { path })
      const message = { path: { threadId: thread.id, messageId: crypto.randomUUID() }, body: { text } }
      return (await who.get(contract.writeMessage, message)).sessionId
    },
    /** In whose lists it comes to stand; who is not named does not have it. */
    async stands(id: string, where: Partial<Record<(typeof desks)[number], Standing>>) {
      const all = { ann: 'nowhere', bob: 'nowhere', carl: 'nowhere', ...where }
      await expect.poll(() => standings(id)).toEqual(all)
    },
    /** What "Why me?" says on this screen: where it went, and each rule that was tried. */
    async why(who: (typeof desks)[number], id: string): Promise<string[]> {
      const page = pages[who]
      await page.getByTestId(`session-${id}`).first().press('Enter')
      await page.waitForURL(`**/live-chats/s/${id}`)
      // The pane follows the conversation: of the session before it would open nothing that stays.
      await page.getByTestId(`about-${id}`).getByRole('button', { name: 'Why me?' }).press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Why it came here' })
      const newest = dialog.locator('section').first()
      // The screen reads them anew when the session has moved, and may be about to.
      const { details } = await sue.get(contract.readSession, { path: { sessionId: id } })
      await expect.poll(() => dialog.locator('section').count()).toBe(details.routed?.decisions.length)
      const lines = [newest.getByRole('heading'), newest.locator('p'), newest.getByRole('listitem')]
      await lines[2]!.first().waitFor()
      const [went, facts, tried] = await Promise.all(lines.map((line) => line.allInnerTexts()))
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      const event = facts![0]!.split(' · ')[0]!
      return [...went!, event, ...facts!.slice(1), ...tried!.map((line) => line.replace(/\s*\n\s*/, ': '))]
    },
    leave: () => Promise.all([...Object.values(pages), kims, visitors].map((page) => page.context().close())),
  }
}

/** Reads the menu as it stands: the heading above the first row of this session. */
function standing(page: Page, id: string): Promise<Standing> {
  return page.getByRole('navigation', { name: 'Live chats' }).evaluate((menu, sessionId) => {
    let list = 'nowhere'
    const lines = [...menu.querySelectorAll<HTMLElement>('[data-index]')]
    for (const line of lines.sort((one, other) => Number(one.dataset['index']) - Number(other.dataset['index']))) {
      const head = line.querySelector<HTMLElement>('[data-testid^="group-"]')
      if (head) list = head.dataset['testid']!.slice('group-'.length)
      else if (line.querySelector(`[data-testid="session-${sessionId}"]`)) return list as Standing
    }
    return 'nowhere'
  }, id)
}

export type RuledDesk = Awaited<ReturnType<typeof ruledDesk>>
