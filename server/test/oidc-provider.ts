import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

interface Asked {
  redirectUri: string
  challenge: string
  nonce: string
  claims: Record<string, unknown>
}

/** What a provider that lies, or is broken, does otherwise. */
export interface Lies {
  nonce?: string
  audience?: string
  issuer?: string
  /** Seconds from now. */
  expires?: number
  /** Signed by a key that stands in no JWKS. */
  strangeKey?: boolean
  /** The token endpoint answers with this. */
  status?: number
  /** Without an ID token. */
  noToken?: boolean
  userInfo?: Record<string, unknown>
}

/**
 * An OpenID provider in true wire format: discovery, JWKS, authorization code with PKCE (RFC 7636) and nonce, signed ID tokens, and
 * client_secret_basic. Whoever comes to the authorization endpoint is signed in as `claims` say.
 */
export async function oidcProvider({ clientId = 'parley', secret = 'client secret 17' } = {}) {
  const keys = await generateKeyPair('RS256')
  const strange = await generateKeyPair('RS256')
  const codes = new Map<string, Asked>()
  const state = { claims: { sub: 'u-1' } as Record<string, unknown>, lies: {} as Lies, deny: false, requests: [] as string[] }
  let issuer = ''

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const back = new URL(query.get('redirect_uri')!)
    back.searchParams.set('state', query.get('state')!)
    back.searchParams.set('iss', issuer)
    if (state.deny) back.searchParams.set('error', 'access_denied')
    else {
      const code = randomBytes(16).toString('hex')
      codes.set(code, {
        redirectUri: query.get('redirect_uri')!,
        challenge: query.get('code_challenge')!,
        nonce: query.get('nonce')!,
        claims: { ...state.claims },
      })
      back.searchParams.set('code', code)
      back.searchParams.set('session_state', 'whatever')
    }
    response.writeHead(302, { location: back.href }).end()
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await textOf(request))
    const asked = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const [user, password] = Buffer.from(request.headers.authorization?.slice('Basic '.length) ?? '', 'base64')
      .toString()
      .split(':')
    const known =
      decodeURIComponent(user ?? '') === clientId && decodeURIComponent((password ?? '').replaceAll('+', ' ')) === secret
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!known) return json(response, { error: 'invalid_client' }, 401)
    if (!asked || asked.challenge !== proof || asked.redirectUri !== form.get('redirect_uri'))
      return json(response, { error: 'invalid_grant' }, 400)
    const { lies } = state
    if (lies.status) return json(response, { error: 'server_error' }, lies.status)
    const now = Math.floor(Date.now() / 1000)
    const id_token = await new SignJWT({ ...asked.claims, nonce: lies.nonce ?? asked.nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(lies.issuer ?? issuer)
      .setAudience(lies.audience ?? clientId)
      .setIssuedAt(now + Math.min(0, (lies.expires ?? 300) - 300))
      .setExpirationTime(now + (lies.expires ?? 300))
      .sign(lies.strangeKey ? strange.privateKey : keys.privateKey)
    json(response, { access_token: 'opaque', token_type: 'Bearer', expires_in: 300, ...(!lies.noToken && { id_token }) })
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url!, issuer)
    state.requests.push(url.pathname)
    if (url.pathname === '/.well-known/openid-configuration') return json(response, metadataOf(issuer))
    if (url.pathname === '/jwks')
      return void exportJWK(keys.publicKey).then((key) =>
        json(response, { keys: [{ ...key, kid: 'one', use: 'sig', alg: 'RS256' }] }),
      )
    if (url.pathname === '/authorize') return authorize(url.searchParams, response)
    if (url.pathname === '/token') return void token(request, response)
    if (url.pathname === '/userinfo')
      return json(response, { ...state.lies.userInfo, sub: state.lies.userInfo?.['sub'] ?? state.claims['sub'] })
    json(response, {}, 404)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    issuer,
    clientId,
    secret,
    state,
    /** Goes where Parley sends a browser. @returns what comes back behind the question mark */
    async visit(url: string): Promise<string> {
      const { headers } = await fetch(url, { redirect: 'manual' })
      return new URL(headers.get('location')!).search.slice(1)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function metadataOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
