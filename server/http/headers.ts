/** Headers on every response: nothing runs but our own files, nothing frames us, nothing is guessed. */
import type { RequestHandler } from 'express'
import helmet from 'helmet'

const contentSecurityPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}

export const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })

/** What the API says is private to the person who asked. */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

/** For a stored file: even if it were opened in place, it could do nothing. */
export const fileSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"
