import type { IncomingHttpHeaders } from 'node:http'

interface Asking {
  headers: IncomingHttpHeaders
}

/** Whether a page of this origin is ours: on the list, or, where none is configured, on the host that was asked. */
export function isOurs(origins: readonly string[], { headers }: Asking, origin: string): boolean {
  if (origins.length > 0) return origins.includes(origin)
  return headers.host !== undefined && (origin === `https://${headers.host}` || origin === `http://${headers.host}`)
}

/**
 * Whether a request that changes something may come from a page of another website, which a browser sends with our cookies all
 * the same (reliability §5.3, ASVS 3.5.1). A token in a header is beyond the reach of such a page.
 */
export function isForged(origins: readonly string[], { headers }: Asking): boolean {
  if (headers.authorization !== undefined) return false
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin'
  if (headers.origin !== undefined) return !isOurs(origins, { headers }, headers.origin)
  return headers.cookie !== undefined
}
