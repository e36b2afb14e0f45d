import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { aField, aLine, anApp, give } from '../../server/test/an-app.ts'
import type { Answer } from '../../server/test/client.ts'
import type { Desk } from '../../server/test/desk.ts'
import { asLines, hostileTexts } from './hostile-texts.ts'

const lines = asLines()
const short = asLines(40)
const other = (place: number) => lines[(place + 7) % lines.length]!

/** Every text in every list that has names, beside each other. What is refused is refused with a reason, and never fails. */
export async function fillLists(desk: Desk): Promise<{ labelIds: string[]; refused: Record<string, number> }> {
  const { admin, vera, chat } = desk
  const refused: Record<string, number> = {}
  const settled = (answer: Answer<unknown>) => {
    if (!answer.problem) return
    if (answer.status >= 500) throw new Error(`${answer.status} ${answer.problem.detail ?? ''}`)
    refused[answer.problem.code] = (refused[answer.problem.code] ?? 0) + 1
  }
  const path = { liveChatId: chat.id }
  const labelIds: string[] = []
  const rules = []
  for (const [place, name] of lines.entries()) {
    const label = await admin.ask(contract.createLabel, { path, body: { name: short[place]!, colour: '#3e5ed8' } })
    if (label.problem) settled(label)
    else labelIds.push(label.body.id)
    const text = hostileTexts[place]!
    const word = { join: 'and' as const, attribute: 'message' as const, comparison: 'contains' as const, value: name }
    const rule = { id: v7(), name: other(place), enabled: false, conditions: [word], action: { name: 'common-queue' as const } }
    rules.push({ ...rule, extras: text.includes('{') ? {} : { reply: text.slice(0, 4_000) } })
    const template = { sharing: { with: 'all' as const }, description: other(place), keywords: name }
    const lock = { list: 'block' as const, type: 'external-id' as const, operator: 'equals' as const, until: null }
    const invited = { name, email: `person-${place}@example.com`, position: other(place) }
    const answers = await Promise.all([
      admin.ask(contract.createGroup, { body: { name: `${name.slice(0, 190)} ${place}` } }),
      admin.ask(contract.createOrgItem, { body: { kind: 'department', name } }),
      admin.ask(contract.inviteUser, { body: invited }),
      admin.ask(contract.createResponseTemplate, { body: { ...template, kind: 'template', name, text } }),
      admin.ask(contract.createResponseTemplate, {
        body: { ...template, kind: 'article', name, url: `https://example.com/${text.replaceAll(/\s+/g, '')}`.slice(0, 2_000) },
      }),
      vera.ask(contract.createTemplateFolder, { body: { name } }),
      vera.ask(contract.createLockEntry, { body: { ...lock, liveChatIds: [chat.id], name, value: name, reason: other(place) } }),
      vera.ask(contract.saveSessionView, { path: { viewId: v7() }, body: { name, filters: {}, order: 'created', shared: true } }),
    ])
    for (const answer of answers) settled(answer as Answer<unknown>)
  }
  const { version } = await admin.get(contract.readRoutingRules, { path })
  await admin.get(contract.setRoutingRules, { path, body: { version, rules, maximum: null } })
  return { labelIds, refused }
}

/** An app whose words and values are all of them. @returns it and an item that carries much. */
export async function fillApp(desk: Desk): Promise<{ app: contract.App; itemId: string }> {
  const { admin, olga, vera } = desk
  const options = lines.map((name, place) => ({ code: `o${place}`, name, colour: '#bf7b0f' }))
  const long = { ...aLine, multiline: true, maxLength: 10_000 }
  const app = await anApp(
    admin,
    [
      aField('string', 'title', aLine, { name: lines[0]!, required: true, searchable: true }),
      aField('string', 'notes', long, { name: lines[4]! }),
      aField('category', 'kind', { many: true, options }, { name: lines[6]! }),
      aField('status', 'status', { options: options.slice(0, 20) }, { name: lines[19]! }),
      aField('link', 'site', {}, { name: lines[22]! }),
      aField('full-name', 'person', {}, { name: lines[40]! }),
      aField('table', 'rows', { columns: [{ code: 'what', name: lines[45]!, required: false, type: 'string', settings: long }] }),
      aField('account', 'account', { many: true, kinds: [] }, { name: lines[50]! }),
    ],
    { workspace: lines[10]!, name: lines[4]!, itemName: lines[20]!, description: lines[39]!, icon: 'box' },
  )
  await give(admin, app.id, 1, [olga.id, vera.id, desk.boris.id], ['full'])
  const create = (values: Record<string, unknown>, itemId = v7()) =>
    olga.ask(contract.createItem, { path: { appId: app.id, itemId }, body: { values } })
  for (const [place, title] of lines.entries()) {
    const values = {
      title,
      kind: [`o${place}`],
      status: `o${place % 20}`,
      person: { first: other(place), last: title, middle: '' },
    }
    const made = await create({ ...values, site: hostileTexts[place]!.slice(0, 500), notes: hostileTexts[place] })
    // No link leads anywhere but to the web.
    if (made.problem) await create(values)
  }
  const itemId = v7()
  const rows = hostileTexts.map((what) => ({ what }))
  const values = { title: lines[4], kind: options.map(({ code }) => code), notes: hostileTexts.join('\n').slice(0, 9_000), rows }
  const { item } = await olga.get(contract.createItem, { path: { appId: app.id, itemId }, body: { values } })
  await olga.get(contract.editItem, { path: { itemId }, body: { version: item.version, values: { title: lines[5] } } })
  for (const text of hostileTexts)
    await olga.get(contract.addItemComment, { path: { itemId, commentId: v7() }, body: { text, mentionIds: [vera.id] } })
  return { app, itemId }
}

/** Folders with these names, and copies of these files, in Olga's own. */
export async function fillFiles({ olga }: Desk, files: readonly contract.File[]): Promise<string> {
  const { roots } = await olga.get(contract.listRoots)
  const mine = roots.find(({ root }) => root === 'mine')!.id
  for (const name of lines) await olga.ask(contract.createFolder, { path: { entryId: v7() }, body: { parentId: mine, name } })
  for (const { id: fileId, name } of files)
    await olga.get(contract.saveCopy, { path: { entryId: v7() }, body: { fileId, parentId: mine, name, conflict: 'keep-both' } })
  return mine
}
