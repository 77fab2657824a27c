/**
 * The server below Express: what is no proper HTTP is answered with 400 and cut, and nobody holds
 * a connection without using it. Every limit is a number here.
 */
import { createServer, type IncomingMessage, type RequestListener, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Lang } from '../../engine/index.ts'
import { apiProblem, Refusal } from './refusal.ts'

export interface WireLimits {
  /** Milliseconds for the whole head of a request, and for the whole request. */
  readonly headers: number
  readonly request: number
  /** Milliseconds that a connection may stand without a byte in either direction. */
  readonly idle: number
  /** Milliseconds that a connection waits for its next request. */
  readonly keepAlive: number
  /** How often the first two are looked at. */
  readonly look: number
}

const limits: WireLimits = { headers: 20_000, request: 300_000, idle: 60_000, keepAlive: 10_000, look: 5_000 }
const mostHeaderBytes = 16_384
const mostHeaders = 100

export function wire(app: RequestListener, chosen: Partial<WireLimits> = {}): Server {
  const { headers, request, idle, keepAlive, look } = { ...limits, ...chosen }
  const server = createServer(
    {
      headersTimeout: headers,
      requestTimeout: request,
      keepAliveTimeout: keepAlive,
      connectionsCheckingInterval: look,
      maxHeaderSize: mostHeaderBytes,
      // Asked below, so that it is refused like everything else.
      requireHostHeader: false,
      insecureHTTPParser: false,
    },
    (incoming, response) => {
      if (isProper(incoming)) app(incoming, response)
      else cut(incoming.socket)
    },
  )
  server.maxHeadersCount = mostHeaders
  server.setTimeout(idle, (socket) => socket.destroy())
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // A browser opens connections ahead. An answer to nothing would be taken for that of its next request.
    const isUnused = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && 'bytesRead' in socket && socket.bytesRead === 0
    if (isUnused) socket.destroy()
    else cut(socket)
  })
  return server
}

/** What the parser lets pass: no version, no Host, or more than one, of which either could be meant. */
function isProper({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === 'host') hosts += 1
  return httpVersion === '1.1' ? hosts === 1 : httpVersion === '1.0' && hosts <= 1
}

/** Without a request there is no language that was asked for. */
const lang: Lang = 'vi'

function cut(socket: Duplex): void {
  if (!socket.writable || socket.destroyed) {
    socket.destroy()
    return
  }
  const body = JSON.stringify(apiProblem(new Refusal('bad-http'), lang))
  socket.end(
    [
      `HTTP/1.1 400 ${STATUS_CODES[400]}`,
      'Connection: close',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      "Content-Security-Policy: default-src 'none'",
      'Referrer-Policy: same-origin',
      'X-Content-Type-Options: nosniff',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  )
}
