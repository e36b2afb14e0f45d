import * as oidc from 'openid-client'
import { Refusal } from '../platform/refusal.ts'
import type { Secrets } from '../platform/secrets.ts'

export interface Provider {
  issuer: string
  clientId: string
  /** Opened; without one the client is public, and PKCE alone protects the code. */
  secret: string | undefined
}

/** In seconds, for each request to it. */
const patience = 10

/** @throws {Refusal} `bad-request` for an address that cannot be one, `sso-unreachable` where nobody answers as that issuer */
export async function discover({ issuer, clientId, secret }: Provider): Promise<oidc.Configuration> {
  const server = issuerUrl(issuer)
  const insecure = server.protocol === 'http:'
  try {
    return await oidc.discovery(server, clientId, undefined, secret === undefined ? oidc.None() : byEitherWay(secret), {
      timeout: patience,
      // Signatures are checked, though the token comes by TLS from the provider itself.
      execute: [oidc.enableNonRepudiationChecks, ...(insecure ? [oidc.allowInsecureRequests] : [])],
    })
  } catch (error) {
    throw new Refusal('sso-unreachable', { field: '/sso/issuer', detail: wordsOf(error) })
  }
}

/** Plain http only to this machine: a token that others could read on its way proves nothing. */
export function issuerUrl(issuer: string): URL {
  const url = URL.parse(issuer)
  const loopback = url && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (!url || url.username || url.hash || url.search || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback)))
    throw new Refusal('bad-request', { field: '/sso/issuer' })
  return url
}

/** What the provider says it takes; HTTP Basic where it says nothing (OpenID Connect Discovery §3). */
function byEitherWay(secret: string): oidc.ClientAuth {
  const [post, basic] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)]
  return (server, client, body, headers) => {
    const takesPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    const takesBasic = server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true
    return (takesPost && !takesBasic ? post : basic)(server, client, body, headers)
  }
}

/** What went wrong, for an administrator: short, and without anything that the other side sent. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message}${cause}`.slice(0, 300)
}

/** The secret of the client belongs to this issuer: it does not open for another one. */
export const secretPlace = (issuer: string) => `sso:${issuer}`

export function openSecret(secrets: Secrets, { issuer, secret }: { issuer: string; secret: string | null }): string | undefined {
  return secret === null ? undefined : secrets.open(secret, secretPlace(issuer))
}
