/** What has nothing in it that takes the keyboard takes it itself, to be scrolled by keys. */
export const scrolled = (locked: boolean) => (locked ? { tabIndex: 0 } : {})
