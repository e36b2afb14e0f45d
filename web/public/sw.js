// Shows what is pushed to this browser while nobody looks at Parley (RFC 8030), and leads a click to its page.
const tabs = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true })

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

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
