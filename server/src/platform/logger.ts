import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** One line of JSON each. What people write and what opens doors is never logged (reliability §5.31). */
export function loggerOf(level: string, destination?: DestinationStream): Logger {
  const redact = {
    paths: ['token', 'password', 'secret', '*.token', '*.password', '*.secret', 'err.parameters', 'err.detail'],
    remove: true,
  }
  const options = { level, base: null, timestamp: () => `,"at":"${new Date().toISOString()}"`, redact }
  return destination ? pino(options, destination) : pino(options)
}
