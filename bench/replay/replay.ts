import { createGroup, createLiveChat } from '@parley/contract'
import type { Client } from '../../server/test/client.ts'
import { dialogues } from './dialogues.ts'
import { goesToWork } from './operator.ts'
import { play } from './play.ts'

export interface Replay {
  url: string
  administrator: Client & { id: string }
  /** Signed in; they share the sessions. */
  operators: (Client & { id: string })[]
  count: number
  atOnce: number
  /** Milliseconds between two turns of a dialogue. */
  pause?: number
}

export interface Replayed {
  dialogues: number
  messages: number
  /** What one side holds or reads that is not what was said. */
  differences: string[]
}

/** Recorded dialogues through the public API, so many at once, with what was said compared on both sides in the end. */
export async function replay({ url, administrator, operators, count, atOnce, pause = 0 }: Replay): Promise<Replayed> {
  const name = `Replay ${crypto.randomUUID().slice(0, 8)}`
  const userIds = operators.map(({ id }) => id)
  const group = await administrator.get(createGroup, { body: { name, userIds, groupIds: [] } })
  const { id: liveChatId } = await administrator.get(createLiveChat, {
    body: { name, operatorGroupIds: [group.id], supervisorGroupIds: [group.id], showOperatorName: false },
  })
  const staff = await Promise.all(operators.map(goesToWork))
  const waiting = dialogues().slice(0, count)
  const messages = waiting.reduce((sum, { turns }) => sum + turns.length, 0)
  const differences: string[] = []
  let next = 0
  const playSome = async () => {
    while (next < waiting.length) {
      const place = next++
      const operator = staff[place % staff.length]!
      differences.push(...(await play({ url, liveChatId, operator, pause }, waiting[place]!)))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, playSome))
  for (const operator of staff) operator.leave()
  return { dialogues: waiting.length, messages, differences }
}
