import type { Urls } from '../../../platform/means.ts'

/** Ours always may; others when the live chat lists them: `https://shop.example`, or `https://*.shop.example` for its subdomains. */
export function isAllowed(allowed: readonly string[], urls: Urls, origin: string): boolean {
  if (ownOrigins(urls).includes(origin)) return true
  return allowed.some((entry) => {
    const at = entry.indexOf('*.')
    if (at < 0) return entry.toLowerCase() === origin
    const [scheme, domain] = [entry.slice(0, at), entry.slice(at + 1).toLowerCase()]
    const sub = origin.slice(scheme.length, -domain.length)
    return origin.startsWith(scheme) && origin.endsWith(domain) && /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(sub)
  })
}

function ownOrigins({ app, widget }: Urls): string[] {
  return [...new Set([app, widget].map((url) => new URL(url).origin))]
}

/** For `frame-ancestors`: browsers show the chat in these websites and in no others. */
export function ancestors(allowed: readonly string[], urls: Urls): string {
  return ["'self'", ...ownOrigins(urls), ...allowed].join(' ')
}
