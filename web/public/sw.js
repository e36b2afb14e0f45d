// Shows what is pushed to this browser while nobody looks at Parley (RFC 8030), and leads a click to its page. Gives the program that
// a page has kept (src/keep/keep-shell.ts) where the server is away [B-04].
const tabs = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true })

self.addEventListener('install', (event) => {
  // What it leaves alone does not wait for it to wake, where browsers can be told so.
  const pathnames = ['/api/*', '/c/*', '/f/*', '/widget/*']
  event.addRoutes?.(pathnames.map((pathname) => ({ condition: { urlPattern: { pathname } }, source: 'network' })))
  self.skipWaiting()
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** Paths of the server that are not pages of this program: chats of websites, files, what machines ask. */
const others = /^\/(api|c|f|health|metrics|widget)([/.]|$)/
const fixed = new Set(['/icon.svg', '/icon-dot.svg', '/manifest.webmanifest'])
/** So long (ms) a page waits for the network where one is kept. */
const PATIENCE = 4000
/** What a proxy says whose server is away. */
const AWAY = [502, 503, 504]

self.addEventListener('fetch', (event) => {
  const { method, mode, destination, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== self.location.origin || others.test(pathname)) return
  if (mode === 'navigate' && destination === 'document') event.respondWith(page(event.request))
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(event.request))
  else if (fixed.has(pathname)) event.respondWith(fetch(event.request).catch(() => kept(event.request)))
})

/** From the network, so that nobody works with an old program while there is one. */
async function page(request) {
  const before = await caches.match('/', { ignoreVary: true })
  if (!before) return fetch(request)
  const answer = fetch(request).then(
    (came) => (AWAY.includes(came.status) ? before : came),
    () => before,
  )
  return Promise.race([answer, new Promise((resolve) => setTimeout(resolve, PATIENCE, before))])
}

/** Its name says what is in it. */
async function asset(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

async function kept(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? Response.error()
}

self.addEventListener('push', (event) => {
  if (event.data) event.waitUntil(show(event.data.json()))
})

async function show({ title, body, path, tag, at, nonce }) {
  const open = await tabs()
  for (const tab of open) tab.postMessage({ pushed: nonce })
  // Who looks at it is told on the page.
  if (!nonce && open.some(({ visibilityState }) => visibilityState === 'visible')) return
  await self.registration.showNotification(title, {
    ...{ body, tag, timestamp: at, renotify: true, icon: '/icon.svg' },
    data: { path },
  })
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data.path))
})

async function open(path) {
  const [tab] = (await tabs()).sort((a, b) => Number(b.focused) - Number(a.focused))
  if (!tab) return self.clients.openWindow(path)
  await tab.focus()
  tab.postMessage({ go: path })
}

// The browser has changed the address that it is reached at.
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renew(event.oldSubscription))
})

async function renew(before) {
  const { key } = await (await fetch('/api/me/push')).json()
  const made = await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys } = made.toJSON()
  if (before?.endpoint === endpoint) return
  await fetch(`/api/me/push/${self.crypto.randomUUID()}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, ...keys }),
  })
}
