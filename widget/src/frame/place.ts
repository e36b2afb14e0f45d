const { origin, pathname, hash } = location
const [, first, chat = ''] = pathname.split('/')
const query = new URLSearchParams(hash.slice(1))

/** Where this chat is shown: its own page `/c/:liveChatId`, or a frame in a website, which says more behind the `#`. */
export const place = {
  liveChatId: chat,
  hosted: first === 'c' || parent === window,
  /** The website's origin: the only one that is talked to, and listened to. */
  host: query.get('origin') ?? origin,
  page: query.get('page') ?? location.href,
  theme: query.get('theme') ?? 'auto',
  name: query.get('name') || undefined,
  email: query.get('email') || undefined,
  socket: `${origin.replace('http', 'ws')}/api/socket`,
}
