import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'

/** Where browsers report what a page's policy has refused. */
export const reportsTo = '/csp-reports'

/** Logged in a minute; whoever sends more has been heard. */
const most = 20
const types = ['application/csp-report', 'application/reports+json', 'application/json']

/**
 * Takes what browsers report of a policy that was broken and logs it, for whoever runs the installation to look at: an attempt, or a
 * fault of ours (reliability §5.4; https://www.w3.org/TR/CSP3/#reporting). Anybody can write here, so it is never believed, is cut,
 * and nothing but the log hears of it.
 */
export function keepReports(http: FastifyInstance, logger: Logger): void {
  let minute = 0
  let logged = 0
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(types, { parseAs: 'string', bodyLimit: 16 * 1024 }, (_request, text, done) => done(null, text))
    scope.post<{ Body: string }>(reportsTo, (request, reply) => {
      const now = Math.floor(Date.now() / 60_000)
      if (now !== minute) logged = 0
      minute = now
      if (logged++ < most) for (const report of reportsIn(request.body)) logger.warn({ report }, 'a page broke its policy')
      return reply.code(204).send()
    })
  })
}

/** Both forms that browsers send: one report under its name, or several in a list. */
function reportsIn(text: string): Record<string, string>[] {
  try {
    const said: unknown = JSON.parse(text)
    const all = Array.isArray(said)
      ? said.slice(0, 5).map((one) => one?.body)
      : [(said as Record<string, unknown>)?.['csp-report']]
    return all.filter((one) => typeof one === 'object' && one !== null).map(plain)
  } catch {
    return []
  }
}

const told = [
  'document-uri',
  'documentURL',
  'violated-directive',
  'effectiveDirective',
  'blocked-uri',
  'blockedURL',
  'sourceFile',
]

function plain(report: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    told.flatMap((name) => (typeof report[name] === 'string' ? [[name, report[name].slice(0, 200)]] : [])),
  )
}
