/** Reads `published.json`, which stands beside the folders of the frameworks. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRegister, type Register } from '../engine/index.ts'

export const registerFile = (folder: string): string => join(folder, 'published.json')

/** Empty where nothing was published; null when the file is no register. */
export function readPublished(folder: string): Register | null {
  const file = registerFile(folder)
  return existsSync(file) ? readRegister(readFileSync(file, 'utf8')) : {}
}

/** The message is the file. */
export class BadRegister extends Error {}
