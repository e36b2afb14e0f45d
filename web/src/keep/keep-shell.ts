const LIST = '/shell.json'
const CACHE = 'parley-'
const AT_ONCE = 3

/** What the build says of itself (web/offline-shell.ts). */
interface Shell {
  id: string
  /** The hashed name of what the page begins with. */
  entry: string
  files: readonly string[]
}

/**
 * Keeps the program that runs here, so that the service worker (sw.js) has it while the server is away [B-04, ui.md S32]; older ones
 * go. Where a newer one lies on the server already, that one is kept when it is loaded.
 */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator && 'caches' in window)) return
  const shell = (await (await fetch(LIST, { cache: 'no-cache' })).json()) as Shell
  const page = await fetch('/', { cache: 'no-cache', headers: { accept: 'text/html' } })
  const isThisOne = (text: string) => text.includes(shell.entry)
  if (!document.querySelector(`script[src="${shell.entry}"]`) || !page.ok || !isThisOne(await page.clone().text())) return
  await navigator.serviceWorker.register('/sw.js')
  const name = CACHE + shell.id
  const kept = await caches.open(name)
  const there = new Set((await kept.keys()).map(({ url }) => new URL(url).pathname))
  const missing = shell.files.filter((file) => !there.has(file))
  // A few at a time: whoever works has the line first.
  for (let at = 0; at < missing.length; at += AT_ONCE)
    await kept.addAll(missing.slice(at, at + AT_ONCE).map((file) => new Request(file, { priority: 'low' })))
  // The page comes last: while it is there, all that it needs is.
  await kept.put('/', page)
  for (const other of await caches.keys()) if (other.startsWith(CACHE) && other !== name) await caches.delete(other)
}
