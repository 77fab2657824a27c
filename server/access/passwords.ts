/** The argon2id hashes of passwords, made off the main thread, at most two at once. Which are good enough: `password-rules.ts`. */
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '../http/refusal.ts'

/** OWASP's floor for argon2id: 19 MiB, two passes. Argon2id is the package's default algorithm. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 2
const longestQueue = 200

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) throw new Refusal('busy', { retryAfter: 5 })
    await new Promise<void>((go) => waiting.push(go))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFC'), cost))

let nobody: Promise<string> | undefined

/** True for the right password. Without a stored hash it does the same work and is false. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const against = stored ?? (await nobody)
  const fits = await inTurn(() => verify(against, password.normalize('NFC')))
  return fits && stored !== undefined
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password for someone to read out and type: four groups of five, about 99 bits. */
export function newPassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
