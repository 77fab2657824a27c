/** What the server logs: one event is one line of JSON, in UTC. Never a body, a query, a cookie, a header. */
import pino, { type DestinationStream, type Logger } from 'pino'

export const createLog = (level: string, destination: DestinationStream = pino.destination(1)): Logger =>
  pino(
    {
      level,
      base: null,
      // Under its usual key an error's words would be the line's words too.
      errorKey: 'error',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: fault },
    },
    destination,
  )

/** A fault by its kind and place. The words of a syntax error quote what was read, which may be anything. */
function fault(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name: type, message, stack = '' } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type,
    code,
    ...(error instanceof SyntaxError ? {} : { message: message.slice(0, 500) }),
    stack: frames.join('\n'),
  }
}
