import { isIP } from 'node:net'
import { StartRefused } from './start-refused.ts'

export interface S3 {
  endpoint: string
  key: string
  secret: string
  bucket: string
  region: string
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

export function portOf(value: string, name: string): number {
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65_535) throw wrong(name, value, 'a number from 0 to 65535 is accepted')
  return port
}

export function levelOf(value: string, name: string): string {
  if (!levels.includes(value)) throw wrong(name, value, `one of ${levels.join(', ')} is accepted`)
  return value
}

/** The address of a site: no path, no query, because links are put together from it. */
export function webUrlOf(value: string, name: string): string {
  const url = URL.parse(value)
  const accepted = 'an http or https address without a path is accepted, such as https://chat.example.com'
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
    throw wrong(name, value, accepted)
  return url.origin
}

export function serviceUrlOf(...schemes: string[]): (value: string, name: string) => string {
  return (value, name) => {
    const scheme = URL.parse(value)?.protocol.slice(0, -1)
    // PostgreSQL takes a socket's folder as a parameter, so a host is not asked for here.
    if (!scheme || !schemes.includes(scheme))
      throw wrong(name, masked(value), `an address that begins with ${schemes[0]}:// is accepted`)
    return value
  }
}

/** `s3://key:secret@host:port/bucket?region=eu-1&ssl=0`; TLS unless `ssl=0`. */
export function fileStoreOf(value: string, name: string): S3 {
  const url = URL.parse(value)
  const bucket = url?.pathname.slice(1) ?? ''
  if (url?.protocol !== 's3:' || !url.host || !url.username || !url.password || !/^[a-z0-9][a-z0-9.-]+$/.test(bucket))
    throw wrong(name, masked(value), 's3://key:secret@host:port/bucket?region=name&ssl=0 is accepted')
  return {
    endpoint: `${url.searchParams.get('ssl') === '0' ? 'http' : 'https'}://${url.host}`,
    key: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
    bucket,
    region: url.searchParams.get('region') ?? 'us-east-1',
  }
}

export function proxiesOf(value: string, name: string): string[] {
  const proxies = value.split(/[\s,]+/).filter(Boolean)
  const odd = proxies.find((proxy) => !isNetwork(proxy))
  if (odd !== undefined) throw wrong(name, odd, 'addresses and networks are accepted, such as 10.0.0.7, 10.1.0.0/16')
  return proxies
}

export function headerOf(value: string, name: string): string {
  if (!/^[A-Za-z0-9-]{1,60}$/.test(value)) throw wrong(name, value, 'the name of a header is accepted, such as CF-IPCountry')
  return value.toLowerCase()
}

/** `https://push.example.com https://other.example.com` */
export function originsOf(value: string, name: string): string[] {
  const urls = value.split(/[\s,]+/).filter(Boolean)
  return urls.map((url) => {
    const parsed = URL.parse(url)
    if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:')
      throw wrong(name, url, 'addresses are accepted, such as https://push.example.com')
    return parsed.origin
  })
}

export function adminOf(
  email: string | undefined,
  password: string | undefined,
): { email: string; password: string } | undefined {
  if (email === undefined && password === undefined) return undefined
  if (email === undefined) throw new StartRefused('PARLEY_ADMIN_PASSWORD is set without PARLEY_ADMIN_EMAIL; set both or neither')
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw wrong('PARLEY_ADMIN_EMAIL', email, 'an e-mail address is accepted')
  if (password === undefined)
    throw new StartRefused('PARLEY_ADMIN_EMAIL is set without PARLEY_ADMIN_PASSWORD; set both or neither')
  if ([...password].length < 12 || [...password].length > 128)
    throw wrong('PARLEY_ADMIN_PASSWORD', '…', 'a password of 12 to 128 characters is accepted')
  return { email, password }
}

function isNetwork(proxy: string): boolean {
  const [address = '', bits, ...rest] = proxy.split('/')
  const version = isIP(address)
  if (!version || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

function wrong(name: string, value: string, accepted: string): StartRefused {
  return new StartRefused(`${name} is "${value}", but ${accepted}`)
}

/** What is printed lands in logs, so a password in an address is never repeated. */
export function masked(value: string): string {
  return value.replace(/:\/\/[^@/]*@/, '://…@')
}
