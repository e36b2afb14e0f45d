import { ask, pause, Refused, useToken } from './ask.ts'
import { merge } from './hear.ts'
import { tellHost } from './host.ts'
import { loadRare } from './load-rare.ts'
import { restore } from './outbox.ts'
import { place } from './place.ts'
import { connect, disconnect } from './socket.ts'
import { set, state, type Visit } from './state.ts'
import { keep, kept, keptNames } from './storage.ts'

/** The signed identity that the website gave, until it was used: each is good once. */
let identity: string | undefined

/** The page that the server was last told. */
let told = ''

const visitAs = (token: string | undefined) => {
  told = place.page
  return ask<Visit>('POST', `website/${place.liveChatId}/visit`, {
    token,
    identity,
    origin: place.hosted ? undefined : place.host,
    page: place.page.slice(0, 2_000),
    referrer: place.referrer,
    name: place.name,
    email: place.email,
  })
}

/** Two tabs that are opened at once must not become two visitors: one waits for the other's token. See `storage` below, too. */
async function visitOnce(): Promise<Visit> {
  const once = async () => {
    const had = kept('token')
    const given = identity
    const visit = await visitAs(had)
    const { token, thread } = visit
    const signed = kept('signed')
    if (signed !== thread.id) {
      // Of somebody else, whom the website had signed before, nothing is to join.
      if (given) keep('anonymous', (!signed && (visit.joinable || keptNames('out::')[0]) && had) || null)
      keep('signed', given ? thread.id : null)
    }
    keep('token', token)
    if (identity === given) identity = undefined
    return visit
  }
  try {
    return await navigator.locks.request(`parley:${place.liveChatId}`, once)
  } catch (error) {
    // Without https there are no locks, and some browsers deny them in a frame.
    if (error instanceof Refused) throw error
    return once()
  }
}

/** Until the chat is there, or refused. */
export async function enter(): Promise<void> {
  useToken('')
  const slow = setTimeout(() => state.phase === 'loading' && set({ phase: 'slow' }), 8_000)
  for (let tries = 0; ; tries++) {
    try {
      welcome(await visitOnce())
      // What was said meanwhile came too late for this visit.
      if (identity) continue
      if (told !== place.page) turnPage(place.page)
      break
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (identity && error.message.startsWith('identity-')) {
        tellHost({ parley: 'refused', code: error.message })
        identity = undefined
      } else if (error.passes) await pause(error.problem.retryAfter ?? Math.min(30, 0.5 * 2 ** tries) * (0.5 + Math.random()))
      else {
        set({ phase: 'refused' })
        tellHost({ parley: 'refused', code: error.message })
        break
      }
    }
  }
  clearTimeout(slow)
}

// What one tab keeps reaches another one's process a moment later, and a lock does not wait for that. Were two tabs two visitors,
// they are the one that was kept last.
addEventListener('storage', ({ key, newValue }) => {
  if (newValue && key!.includes('token')) void enter()
})

function welcome({ token, config, thread, page, position }: Visit): void {
  useToken(token)
  if (state.thread?.id !== thread.id) set({ messages: [], endings: [], uploads: [] })
  set({ phase: 'ready', config, thread, joinable: !!kept('anonymous') })
  merge(page)
  tellHost({ parley: 'known', known: page.items.length > 0 })
  connect(token, position)
  restore()
  if (state.joinable) loadRare().catch(() => {})
}

/** Who the visitor is, signed by the website. */
export async function identify(given: string): Promise<void> {
  identity = given
  if (state.phase !== 'loading') await enter()
}

/** Nothing of this visitor stays in the browser; the next one is somebody new. */
export async function logout(): Promise<void> {
  disconnect()
  for (const name of keptNames('')) keep(name, null)
  identity = undefined
  tellHost({ parley: 'known', known: false })
  set({
    phase: 'loading',
    thread: undefined,
    messages: [],
    endings: [],
    earlier: null,
    drafts: [],
    uploads: [],
    joinable: false,
    text: '',
  })
  await enter()
}

export function turnPage(page: string): void {
  place.page = page
  if (state.phase === 'ready') void visitAs(kept('token')).catch(() => {})
}
