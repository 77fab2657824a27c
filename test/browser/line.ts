/** A line between a browser and the server that stands still or breaks at a byte, as weak ones do. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Line {
  readonly url: string
  /** Bytes that have gone up to the server. */
  readonly up: () => number
  /** Lets so many more bytes up, then nothing moves. */
  readonly hold: (after: number) => void
  /** Breaks whatever is under way, and lets nothing in. */
  readonly cut: () => void
  /** As it was. */
  readonly mend: () => void
  readonly close: () => Promise<void>
}

export async function lineTo(address: string): Promise<Line> {
  const to = Number(new URL(address).port)
  const open = new Set<Socket>()
  let up = 0
  let most = Infinity
  let broken = false
  /** What waits to go on. */
  let waiting: (() => void)[] = []
  const pass = (chunk: Buffer, from: Socket, server: Socket): void => {
    const now = chunk.subarray(0, Math.max(0, most - up))
    up += now.length
    if (now.length > 0) server.write(now)
    if (now.length === chunk.length) return
    from.pause()
    waiting.push(() => {
      pass(chunk.subarray(now.length), from, server)
      from.resume()
    })
  }
  const line = createServer((from) => {
    if (broken) {
      from.destroy()
      return
    }
    const server = connect(to, '127.0.0.1')
    for (const one of [from, server]) {
      open.add(one)
      one.on('error', () => one.destroy())
      one.on('close', () => {
        open.delete(one)
        from.destroy()
        server.destroy()
      })
    }
    from.on('data', (chunk) => pass(chunk, from, server))
    server.on('data', (chunk) => from.write(chunk))
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    broken = true
    waiting = []
    for (const one of open) one.destroy()
  }
  return {
    url: `http://localhost:${(line.address() as AddressInfo).port}`,
    up: () => up,
    hold: (after) => void (most = up + after),
    cut,
    mend() {
      broken = false
      most = Infinity
      const again = waiting
      waiting = []
      for (const go of again) go()
    },
    close: () => {
      cut()
      return new Promise((resolve) => line.close(() => resolve()))
    },
  }
}
