import type { IncomingHttpHeaders } from 'node:http'

/** Seconds that a sign-in lasts at most, and without being used. */
export const longest = 7 * 24 * 3600
export const idle = 8 * 3600

/** Browsers take `__Host-` over TLS only; plain http is served on loopback alone [reliability §5.2]. */
function nameOf(secure: boolean): string {
  return secure ? '__Host-parley' : 'parley'
}

/** Undefined where there is none, or something that none of ours could be. */
export function readCookie({ cookie = '' }: IncomingHttpHeaders, secure: boolean): string | undefined {
  const prefix = `${nameOf(secure)}=`
  const found = cookie
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(prefix))
  const token = found?.slice(prefix.length)
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}

/** The value of `Set-Cookie`; without a token the cookie is taken away. */
export function cookieOf(token: string | undefined, secure: boolean): string {
  const age = token === undefined ? 0 : longest
  return `${nameOf(secure)}=${token ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
