const RELOADED = 'parley.reloaded'

/**
 * After an update the old page asks for parts that are gone: it loads itself anew, once for each update; drafts and unsent messages
 * stay. Where the server has the same program still, it is the network that failed, and the part is asked for again [B-04].
 */
export function followUpdates(): void {
  addEventListener('vite:preloadError', async () => {
    const served = await servedProgram()
    const mine = document.querySelector('script[type=module]')?.getAttribute('src')
    if (!served || served === mine || served === sessionStorage.getItem(RELOADED)) return
    sessionStorage.setItem(RELOADED, served)
    location.reload()
  })
}

/** Where the page that is served has its program, whose name says what is in it. */
async function servedProgram(): Promise<string | undefined> {
  const page = await fetch('/', { cache: 'no-store' })
    .then((answer) => (answer.ok ? answer.text() : ''))
    .catch(() => '')
  return /<script type="module"[^>]* src="([^"]+)"/.exec(page)?.[1]
}
