/** The built pages: hashed files may be kept for ever, the page itself never. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { Refusal } from './refusal.ts'

export class PagesMissing extends Error {
  override readonly name = 'PagesMissing'
}

export function pages(folder: string): RequestHandler {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) throw new PagesMissing(folder)
  const router = Router()
  const options = { index: false, redirect: false, etag: true, fallthrough: true } as const
  router.use('/assets', express.static(join(folder, 'assets'), { ...options, immutable: true, maxAge: '1y' }))
  router.use('/assets', () => {
    throw new Refusal('not-found')
  })
  router.use(
    express.static(folder, { ...options, setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache') }),
  )
  router.use((request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    if (request.accepts(['html', 'json']) !== 'html') return next()
    response.set('Cache-Control', 'no-store')
    response.sendFile(index, { cacheControl: false, etag: false, lastModified: false })
  })
  return router
}
