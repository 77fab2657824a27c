/** A stray console call fails the test that made it: programs here write in one known place. */
import { afterEach, beforeEach } from 'vitest'

const methods = ['debug', 'dir', 'error', 'info', 'log', 'table', 'trace', 'warn'] as const
const kept = Object.fromEntries(methods.map((method) => [method, console[method]]))
let calls: string[] = []

beforeEach(() => {
  calls = []
  for (const method of methods) {
    console[method] = (...words: readonly unknown[]) => {
      calls.push(`console.${method}(${words.map(String).join(', ')})`)
    }
  }
})

afterEach(() => {
  Object.assign(console, kept)
  if (calls.length > 0) throw new Error(`Stray console call: ${calls.join('; ')}`)
})
