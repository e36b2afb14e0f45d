/** What the button on the website says. */
export const launcher = {
  open: 'Open chat',
  openUnread: (count: number) => `Open chat, ${count} unread`,
  close: 'Close chat',
  frame: 'Chat',
}

/** What the console of the website's developers says. */
export const forDevelopers = {
  notHere: 'Parley: no such live chat, or not for this website.',
  refused: (code: string) => `Parley: ${code}`,
}

/** The chat itself. */
export * as texts from './chat.ts'
export * as rareTexts from './rare.ts'

/** The page on which the widget can be tried. */
export const shop = {
  title: 'Harbour & Oak, a pretend shop',
  shop: 'Harbour & Oak',
  menu: ['Chairs', 'Tables', 'Lamps'],
  lead: 'Furniture that stays',
  text: 'This page stands in for your website. The button in the corner is the chat as your visitors see it.',
  goods: [
    { name: 'Chair Oslo', price: '€ 129' },
    { name: 'Table Tromsø', price: '€ 480' },
    { name: 'Lamp Bergen', price: '€ 75' },
  ],
  note: 'Nothing here can be bought.',
}

/** Instead of a chat that does not exist or is switched off. */
export const missing = {
  title: 'Chat not found',
  text: 'This chat does not exist, or it is switched off. Check the link, or ask whoever gave it to you.',
}
