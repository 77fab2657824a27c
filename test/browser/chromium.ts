/** Finds the browser that the browser tests drive; there is always one, or the run stops. */
import { accessSync, constants } from 'node:fs'

export interface Chromium {
  readonly path: string
  readonly args: readonly string[]
  /** Where it was found, for people. */
  readonly from: string
}

const SYSTEM_CHROMIUM = '/usr/bin/chromium'

/** Root and containers have no sandbox; the rest keeps the browser from calling home. */
const args: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** `CHROMIUM`, then the system's own, then the one from the package registry. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['CHROMIUM']
  if (named) {
    if (!runs(named)) throw new Error(`CHROMIUM names ${named}, which is not a program.`)
    return { path: named, args, from: 'the variable CHROMIUM' }
  }
  if (runs(SYSTEM_CHROMIUM)) return { path: SYSTEM_CHROMIUM, args, from: 'the system' }
  return fromPackage()
}

async function fromPackage(): Promise<Chromium> {
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    // Its own flags put every page into one process and switch web security off; a browser of a person has neither.
    return { path: await packaged.executablePath(), args, from: 'the package @sparticuz/chromium' }
  } catch (cause) {
    throw new Error(
      `No Chromium for the browser tests: set CHROMIUM to one, install it as ${SYSTEM_CHROMIUM}, or run "npm ci".`,
      { cause },
    )
  }
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
