import { readThread } from '@parley/contract'
import type { Cast } from './cast.ts'
import type { Plan } from './load.ts'
import type { Program } from './programs.ts'

type Sizes = Pick<Plan, 'seconds'> & { at: number }

/** The floor hears all on one socket and stores each by itself. */
export function floorPlan({ port }: Program, { at, seconds }: Sizes): Plan {
  const sender = { port, method: 'POST', path: '/', headers: {}, idInBody: true }
  return { seconds, listeners: [{ url: `ws://127.0.0.1:${port}`, headers: {} }], senders: Array(at).fill(sender) }
}

/** Visitors write, the operator hears. */
export async function visitorsPlan({ url, port }: Program, cast: Cast, { at, seconds }: Sizes): Promise<Plan> {
  return {
    seconds,
    listeners: [
      {
        url: socketOf(url),
        headers: { origin: url, ...cast.operator.headers },
        hello: JSON.stringify({ position: await cast.position() }),
      },
    ],
    senders: cast.visitors.slice(0, at).map(({ token, threadId }) => ({
      port,
      method: 'PUT',
      path: `/api/threads/${threadId}/messages/`,
      headers: { authorization: `Bearer ${token}` },
    })),
  }
}

/** The operator answers in as many sessions, each visitor hears theirs. */
export async function answersPlan({ url, port }: Program, cast: Cast, { at, seconds }: Sizes): Promise<Plan> {
  const visitors = cast.visitors.slice(0, at)
  const listeners = visitors.map(async ({ client, token, threadId }) => {
    const { position } = await client.get(readThread, { path: { threadId } })
    return { url: socketOf(url), headers: {}, hello: JSON.stringify({ token, position }) }
  })
  return {
    seconds,
    listeners: await Promise.all(listeners),
    senders: visitors.map(({ sessionId }) => ({
      port,
      method: 'PUT',
      path: `/api/sessions/${sessionId}/messages/`,
      headers: { origin: url, ...cast.operator.headers },
    })),
  }
}

function socketOf(url: string): string {
  return `${url.replace('http', 'ws')}/api/socket`
}
