import { resolve } from 'node:path'
import process from 'node:process'
import {
  adminOf,
  fileStoreOf,
  headerOf,
  levelOf,
  originsOf,
  portOf,
  proxiesOf,
  type S3,
  serviceUrlOf,
  webUrlOf,
} from './config-values.ts'
import { StartRefused } from './start-refused.ts'

/** What the environment decides. Everything else is a setting inside the product. See docs/guides/configuration.md. */
export interface Config {
  host: string
  /** 0 takes any free port. */
  port: number
  /** Without a slash at the end, and absent where the address that is listened on is the public one. */
  url?: string
  filesUrl?: string
  widgetUrl?: string
  /** An absolute path. */
  data: string
  databaseUrl?: string
  redisUrl?: string
  s3?: S3
  smtpUrl?: string
  admin?: { email: string; password: string }
  logLevel: string
  /** Addresses and networks (CIDR) whose X-Forwarded-* headers are believed [reliability §5.25]. */
  trustedProxies: string[]
  /** In which of them a trusted proxy says the visitor's country, in lower case [VIS-01]. */
  countryHeader?: string
  /** Origins that notices are pushed to besides the services of the browsers' makers. */
  pushServices: string[]
  /** A sample company is to be there: `--demo`. */
  demo: boolean
  /** End with the process that started this one: `--with-parent`, set by bin/start.mjs. */
  withParent: boolean
}

export type Environment = Record<string, string | undefined>

/**
 * The only place that reads the environment.
 * @throws {StartRefused} naming the variable, its value and what is accepted
 */
export function readConfig(environment: Environment = process.env, args: string[] = process.argv.slice(2)): Config {
  const unknown = args.find((arg) => arg !== '--demo' && arg !== '--with-parent')
  if (unknown !== undefined) throw new StartRefused(`"${unknown}" is not an option; --demo is the only one`)

  // A variable that is set to nothing is one that is not set, as in the .env files of Compose.
  const read = <T>(name: string, parse: (value: string, name: string) => T): T | undefined => {
    const value = environment[name]?.trim()
    return value ? parse(value, name) : undefined
  }
  const admin = adminOf(read('PARLEY_ADMIN_EMAIL', String), read('PARLEY_ADMIN_PASSWORD', String))
  const config: Config = {
    host: read('HOST', String) ?? '127.0.0.1',
    port: read('PORT', portOf) ?? 8080,
    data: resolve(read('PARLEY_DATA', String) ?? 'data'),
    logLevel: read('LOG_LEVEL', levelOf) ?? 'info',
    trustedProxies: read('PARLEY_TRUSTED_PROXIES', proxiesOf) ?? [],
    pushServices: read('PARLEY_PUSH_SERVICES', originsOf) ?? [],
    demo: args.includes('--demo'),
    withParent: args.includes('--with-parent'),
    ...given('url', read('PARLEY_URL', webUrlOf)),
    ...given('filesUrl', read('PARLEY_FILES_URL', webUrlOf)),
    ...given('widgetUrl', read('PARLEY_WIDGET_URL', webUrlOf)),
    ...given('databaseUrl', read('DATABASE_URL', serviceUrlOf('postgres', 'postgresql'))),
    ...given('redisUrl', read('REDIS_URL', serviceUrlOf('redis', 'rediss'))),
    ...given('s3', read('S3_URL', fileStoreOf)),
    ...given('smtpUrl', read('SMTP_URL', serviceUrlOf('smtp', 'smtps'))),
    ...given('countryHeader', read('PARLEY_COUNTRY_HEADER', headerOf)),
    ...given('admin', admin),
  }
  refusePlainHttp(config)
  return config
}

function given<Name extends string, T>(name: Name, value: T | undefined): { [key in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: T })
}

/** Passwords and cookies never cross a network unencrypted [reliability §5.2]. */
function refusePlainHttp({ host, url, trustedProxies, demo }: Config): void {
  if (isLoopback(host)) return
  if (demo) throw new StartRefused(`--demo serves well-known passwords and listens on loopback only, but HOST is "${host}"`)
  if (url?.startsWith('https:') || trustedProxies.length > 0) return
  throw new StartRefused(
    `HOST is "${host}", which others can reach without encryption; set PARLEY_URL to the https address that people use, ` +
      'or PARLEY_TRUSTED_PROXIES to the proxy that encrypts, or leave HOST at 127.0.0.1',
  )
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
