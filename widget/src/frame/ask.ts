import type { Problem } from '@parley/contract'

/** The server said no; or, with status 0, it could not be reached. */
export class Refused extends Error {
  readonly status: number
  readonly problem: Partial<Problem>

  constructor(status: number, problem: Partial<Problem> = {}) {
    super(problem.code)
    this.status = status
    this.problem = problem
  }

  /** Asking again as it is will help. */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

export let authorization = ''
export const useToken = (token: string): void => {
  authorization = `Bearer ${token}`
}

export async function ask<Reply>(method: string, path: string, body?: unknown): Promise<Reply> {
  const answer = await reach(method, path, body === undefined ? undefined : JSON.stringify(body))
  return (await answer.json()) as Reply
}

export async function askBytes(path: string): Promise<Blob> {
  return (await reach('GET', path)).blob()
}

async function reach(method: string, path: string, body?: string): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(`/api/${path}`, {
      method,
      headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
      body: body ?? null,
      signal: AbortSignal.timeout(60_000),
    })
  } catch {
    throw new Refused(0)
  }
  if (answer.ok) return answer
  throw new Refused(answer.status, await answer.json().catch(() => ({})))
}

export const pause = (seconds: number): Promise<void> => new Promise((wake) => setTimeout(wake, seconds * 1000))
