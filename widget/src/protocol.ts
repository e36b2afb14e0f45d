/** What the website's button tells the chat in the frame. */
export type ToFrame =
  /** `begin`: what was asked before the frame was there has all been told. */
  { parley: 'begin' | 'open' | 'closed' | 'logout' } | { parley: 'identify'; identity: string } | { parley: 'page'; page: string }

/** What the chat tells the button. What is said in the conversation stays in the frame. */
export type ToLoader =
  | { parley: 'ready' }
  | { parley: 'close' }
  /** There is a history, so that the next page loads the chat by itself and the badge is right. */
  | { parley: 'known'; known: boolean }
  | { parley: 'unread'; count: number }
  | { parley: 'message'; author: 'customer' | 'operator' }
  | { parley: 'refused'; code: string }

/** How the button looks, by the settings of the live chat. */
export interface Look {
  colour: string
  /** The icon on it. */
  ink: string
  side: 'left' | 'right'
}
