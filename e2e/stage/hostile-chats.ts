import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { type Client, clientOf } from '../../server/test/client.ts'
import type { Desk } from '../../server/test/desk.ts'
import { hostileFiles } from './hostile-files.ts'
import { asLines, hostileTexts, inPieces } from './hostile-texts.ts'

const lines = asLines()
const at = <T>(list: readonly T[], place: number): T => list[place % list.length]!

/** All of the files, uploaded by somebody who will send them. */
export async function uploadAll(who: Client): Promise<contract.File[]> {
  const headers = { 'content-type': 'application/octet-stream' }
  return Promise.all(
    hostileFiles.map(async ({ name, bytes }) => {
      const id = v7()
      const answer = await who.fetch(`/api/files/${id}?name=${encodeURIComponent(name)}`, { method: 'PUT', body: bytes, headers })
      if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as contract.File
    }),
  )
}

/** Texts and files of a customer, each text answered with itself as a quote; then notes for colleagues. @returns the files too */
export async function talk(desk: Desk, customer: Client, threadId: string) {
  const write = (body: contract.NewMessage) => customer.get(contract.writeMessage, { path: { threadId, messageId: v7() }, body })
  const { sessionId } = await write({ text: 'What is this?' })
  await desk.olga.get(contract.takeSession, { path: { sessionId } })
  const answer = (body: contract.NewAnswer) => desk.olga.get(contract.sendMessage, { path: { sessionId, messageId: v7() }, body })
  for (const text of hostileTexts) {
    const { id } = await write({ text })
    await answer({ text, quote: id })
  }
  const path = () => ({ sessionId, messageId: v7() })
  for (const text of inPieces(6))
    await desk.olga.get(contract.writeNote, { path: path(), body: { text, mentions: [desk.vera.id] } })
  const sent: contract.File[] = []
  for (const [who, send] of [
    [customer, write],
    [desk.olga, answer],
  ] as const) {
    const files = await uploadAll(who)
    const ids = files.map(({ id }) => id)
    for (let from = 0; from < ids.length; from += 10) await send({ text: '', files: ids.slice(from, from + 10) })
    sent.push(...files)
  }
  return { sessionId, files: sent }
}

/** A visitor for each text: it is their name, address, the page they are on and where they came from. @returns their sessions */
export async function visitors(desk: Desk): Promise<string[]> {
  const liveChatId = desk.chat.id
  return Promise.all(
    lines.map(async (name, place) => {
      const about = {
        email: at(lines, place + 1),
        page: at(hostileTexts, place + 2).slice(0, 2_000),
        referrer: at(lines, place + 3),
      }
      const { token, thread } = await desk.product.anyone.get(contract.visit, { path: { liveChatId }, body: { name, ...about } })
      const visitor = clientOf(desk.product.url, { authorization: `Bearer ${token}` })
      const path = { threadId: thread.id, messageId: v7() }
      return (await visitor.get(contract.writeMessage, { path, body: { text: at(hostileTexts, place + 4) } })).sessionId
    }),
  )
}

/** The sessions get names, labels and drafts; some are closed and tell so to who follows. */
export async function handle(desk: Desk, sessions: readonly string[], labelIds: readonly string[]): Promise<void> {
  for (const [place, sessionId] of sessions.entries()) {
    const path = { sessionId }
    await desk.olga.get(contract.takeSession, { path })
    await desk.olga.get(contract.editSession, { path, body: { name: at(lines, place + 5) } })
    const three = [place, place + 20, place + 40].map((one) => at(labelIds, one))
    await desk.olga.get(contract.editSession, { path, body: { addLabelIds: [...new Set(three)] } })
    await desk.olga.get(contract.saveDraft, { path: { targetId: sessionId }, body: { text: at(hostileTexts, place + 6) } })
    if (place % 3 === 0) await desk.olga.get(contract.closeSession, { path })
  }
}
