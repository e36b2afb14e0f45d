import { type Store, store } from '../store.ts'

/** What the socket is doing. `signed-out`, `locked` and `refused` end it until somebody does something about it. */
export type SocketState = 'connecting' | 'open' | 'lost' | 'signed-out' | 'locked' | 'refused'

export interface ConnectionState {
  socket: SocketState
  /** The browser says that there is a network, and requests have not failed for more than 10 s. */
  online: boolean
}

const PATIENCE = 10_000

const state: Store<ConnectionState> = store<ConnectionState>({ socket: 'connecting', online: navigator.onLine })
let failingSince: number | undefined
let goneSince = 0

/** What is known of the way to the server [ui.md §2.1]. */
export const connection = {
  ...state,
  socket(socket: SocketState): void {
    state.set((was) => (was.socket === socket ? was : { ...was, socket }))
    if (socket === 'open') connection.http(true)
  },
  /** Every request tells whether it reached the server, and when it was begun; an answer from before the network went tells nothing. */
  http(reached: boolean, begun = performance.now()): void {
    if (reached && begun < goneSince) return
    failingSince = reached ? undefined : (failingSince ?? Date.now())
    online(reached || (navigator.onLine && Date.now() - (failingSince ?? 0) < PATIENCE))
  },
}

addEventListener('online', () => {
  failingSince = undefined
  online(true)
})
addEventListener('offline', () => {
  goneSince = performance.now()
  online(false)
})

function online(now: boolean): void {
  state.set((was) => (was.online === now ? was : { ...was, online: now }))
}
