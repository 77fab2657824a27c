/** A server as a process of its own. */
import { spawn } from 'node:child_process'

export interface Child {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Resolves when it says where it listens; rejects with what it printed when it stops before. */
export async function start(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Child> {
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: unknown): void => {
      said += String(chunk)
      const found = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (found === undefined) return
      // What it logs later is not read, but has to go somewhere.
      child.stdout.off('data', listen).resume()
      resolve(found.replace('localhost', '127.0.0.1'))
    }
    child.stdout.on('data', listen)
    child.once('exit', () => reject(new Error(`${file} stopped:\n${said}`)))
  })
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await gone
    },
  }
}
