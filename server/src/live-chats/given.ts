/** Keeps what must not lie in the database as it is; with the installation's key. */
export interface Sealing {
  seal(text: string): string
  open(sealed: string): string
}

/** What the live chats' routes are given by the house. */
export interface Given extends Sealing {
  /** Public addresses without a slash at the end; asked for when they are needed, since a port may be found at the start only. */
  urls(): { url: string; widgetUrl: string }
}
