import type { IncomingHttpHeaders } from 'node:http'

/** `device`: is trusted with the second factor. `sso`: began a sign-in at the identity provider. */
type Cookie = '' | 'device' | 'sso'

/** Browsers take `__Host-` over TLS only; plain http is served on loopback alone [reliability §5.2]. */
function nameOf(secure: boolean, cookie: Cookie): string {
  return `${secure ? '__Host-parley' : 'parley'}${cookie && `-${cookie}`}`
}

/** Undefined where there is none, or something that none of ours could be. */
export function readCookie({ cookie = '' }: IncomingHttpHeaders, secure: boolean, which: Cookie = ''): string | undefined {
  const prefix = `${nameOf(secure, which)}=`
  const found = cookie
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(prefix))
  const token = found?.slice(prefix.length)
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}

/** The value of `Set-Cookie`, for so many seconds; without a token the cookie is taken away. */
export function cookieOf(token: string | undefined, secure: boolean, seconds: number, which: Cookie = ''): string {
  const age = token === undefined ? 0 : seconds
  return `${nameOf(secure, which)}=${token ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
