import { type Problem, type RefusalCode, refusals } from '@parley/contract'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { Refusal, type RefusalExtra } from './refusal.ts'

/** The body of an answer that is a no: RFC 9457 with our code. The same refusal is the same bytes, whatever it hides. */
function problemOf(code: RefusalCode, extra?: RefusalExtra): Problem {
  const [status, title] = refusals[code]
  return { type: `urn:parley:refusal:${code}`, title, status, code, ...extra }
}

export function refuse(reply: FastifyReply, code: RefusalCode, extra?: RefusalExtra): FastifyReply {
  const problem = problemOf(code, extra)
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter)
  if (code === 'not-signed-in') reply.header('www-authenticate', 'Bearer')
  return send(reply, problem)
}

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem))
}

/** Whatever was thrown becomes a refusal that the caller can understand, or a 500 whose id stands in the log. */
export function answerError(logger: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = refusalFor(error)
    if (refusal) {
      if (refusal.code === 'unavailable') logger.warn({ err: error, url: request.routeOptions.url }, 'unavailable')
      return refuse(reply, refusal.code, refusal.extra)
    }
    const id = crypto.randomUUID()
    logger.error({ err: error, request: id, method: request.method, url: request.routeOptions.url }, 'failed')
    const title = 'Something went wrong on the server.'
    return send(reply, { type: 'urn:parley:internal', title, status: 500, code: 'internal', detail: `Request ${id}` })
  }
}

/** Undefined: our fault, and nothing that the caller could mend. */
function refusalFor(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error)) return undefined
  const {
    code = '',
    validationContext,
    validation,
    statusCode = 500,
    syscall,
  } = error as Partial<FastifyError> & { syscall?: string }
  if (validation)
    return validationContext === 'params' ? new Refusal('not-found') : new Refusal('bad-request', whereIn(validation))
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('too-large')
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('storage-full')
  if (isUnavailable(code, error.message, syscall)) return new Refusal('unavailable', { retryAfter: 2 })
  // Characters that PostgreSQL does not store (NUL), and numbers that it has no room for.
  if (['22021', '22P05', '22P02', '22003', '22007', '22008'].includes(code)) return new Refusal('bad-request')
  return statusCode >= 400 && statusCode < 500 ? new Refusal('bad-request') : undefined
}

/** Whether it is the database itself, and not what one statement ran into: the next one would fare no better. */
export function isDatabaseGone(error: unknown): boolean {
  const ownFault = ['40001', '40P01', '55P03', '57014', '25P03']
  return refusalFor(error)?.code === 'unavailable' && !ownFault.includes((error as { code?: string }).code ?? '')
}

/** The database cannot be reached, does not answer, has no room, or gave this one up in favour of another. */
function isUnavailable(code: string, message: string, syscall: string | undefined): boolean {
  if (syscall === 'connect' || ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED'].includes(code)) return true
  if (/^(08|53|57P|58)/.test(code) || ['40001', '40P01', '55P03', '57014', '25006', '25P03'].includes(code)) return true
  return /^(Query read timeout|Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (has encountered|was closed))/.test(
    message,
  )
}

interface Invalid {
  instancePath: string
  message?: string
  params: Record<string, unknown>
}

function whereIn(errors: readonly Invalid[]): RefusalExtra {
  const { instancePath = '', message, params = {} } = errors[0] ?? ({} as Partial<Invalid>)
  const property = params['missingProperty'] ?? params['additionalProperty']
  const field =
    typeof property === 'string' ? `${instancePath}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}` : instancePath
  return { field: field.slice(0, 200), ...(message && { detail: message }) }
}
