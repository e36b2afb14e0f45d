const { origin, pathname, hash } = location
const [, first, chat = ''] = pathname.split('/')
const query = new URLSearchParams(hash.slice(1))

const host = query.get('origin') ?? origin
const from = query.get('referrer') ?? document.referrer

/** Where this chat is shown: its own page `/c/:liveChatId`, or a frame in a website, which says more behind the `#`. */
export const place = {
  liveChatId: chat,
  hosted: first === 'c' || parent === window,
  /** The website's origin: the only one that is talked to, and listened to. */
  host,
  page: query.get('page') ?? location.href,
  /** Where the visitor came to the website from; on its further pages it is itself, which says nothing [VIS-01]. */
  referrer: (from.startsWith(host) ? '' : from).slice(0, 2_000),
  theme: query.get('theme') ?? 'auto',
  name: query.get('name') || undefined,
  email: query.get('email') || undefined,
  socket: `${origin.replace('http', 'ws')}/api/socket`,
}
