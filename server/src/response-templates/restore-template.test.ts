import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { openDesk, until, workspaceOf } from '../../test/desk.ts'
import { removeDeletedTemplates } from './remove-deleted.ts'

const desk = await openDesk()
const { product, olga, oleg, vera, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const made = (who: Client, shortcut: string) =>
  who.get(contract.createResponseTemplate, {
    body: {
      kind: 'template',
      name: `Named ${shortcut}`,
      text: 'Hello',
      shortcut,
      sharing: { with: 'live-chats', liveChatIds: [desk.chat.id] },
    },
  })
const remove = (who: Client, templateId: string) => who.ask(contract.deleteResponseTemplate, { path: { templateId } })
const restore = (who: Client, templateId: string) => who.ask(contract.restoreResponseTemplate, { path: { templateId } })
const sees = async (who: Client, id: string) =>
  (await who.get(contract.listResponseTemplates)).templates.some((one) => one.id === id)

test('what was deleted is nowhere, and comes back as it was, for all who had it [CMP-05, ui §2]', async () => {
  const { id, ...template } = await made(olga, 'back')
  await olga.get(contract.noteTemplateUse, { path: { templateId: id } })
  await remove(olga, id)
  expect([await sees(olga, id), await sees(oleg, id)]).toEqual([false, false])
  expect((await olga.ask(contract.noteTemplateUse, { path: { templateId: id } })).problem?.code).toBe('not-found')
  expect((await remove(olga, id)).problem?.code).toBe('not-found')
  const { position } = await workspaceOf(oleg)
  const socket = await oleg.socket(position)
  const { body } = await restore(olga, id)
  expect(body).toMatchObject({ ...template, used: 1, lastUsedAt: expect.any(String) })
  await until(() => socket.events.some((event) => event.name === 'templates.changed' && event.templateId === id))
  expect(await sees(oleg, id)).toBe(true)
  expect((await restore(olga, id)).problem?.code).toBe('not-found')
  socket.end()
})

test('who could not find it cannot bring it back; a shortcut that is taken by now is said [CMP-05]', async () => {
  const own = await olga.get(contract.createResponseTemplate, { body: { kind: 'template', name: 'Mine', text: 'Mine' } })
  await remove(olga, own.id)
  expect((await restore(oleg, own.id)).problem?.code).toBe('not-found')
  expect((await restore(desk.ilya, own.id)).problem?.code).toBe('forbidden')
  const { id } = await made(vera, 'twice')
  await remove(vera, id)
  await made(olga, 'twice')
  expect((await restore(vera, id)).problem?.code).toBe('shortcut-taken')
})

test('after a day it goes for good [CMP-05]', async () => {
  const [fresh, old] = [await made(olga, 'fresh'), await made(olga, 'old')]
  for (const { id } of [fresh, old]) await remove(olga, id)
  await sql`update response_templates set deleted_at = now() - interval '25 hours' where id = ${old.id}`.execute(db)
  await removeDeletedTemplates.run(product.database, undefined as never, { number: 1, isLast: false })
  expect((await restore(olga, old.id)).problem?.code).toBe('not-found')
  expect((await restore(olga, fresh.id)).status).toBe(200)
})
