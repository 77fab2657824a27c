/** A line to the server that loses requests and replies: what is lost ends in a broken connection. */
import { Agent, createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Random } from '../fuzz/random.ts'

export interface BrokenLine {
  readonly url: string
  lostRequests(): number
  lostReplies(): number
  close(): void
}

/** `share`: of the requests, and of the replies to the others. */
export async function brokenLine(to: string, share: number, random: Random): Promise<BrokenLine> {
  let [lostRequests, lostReplies] = [0, 0]
  const agent = new Agent({ keepAlive: true })
  const line = createServer((request, response) => {
    if (random.chance(share)) {
      lostRequests++
      request.socket.destroy()
      return
    }
    const { method, url, headers } = request
    const onward = ask(`${to}${url}`, { method, headers, agent }, (answer) => {
      buffer(answer).then(
        (bytes) => {
          if (random.chance(share)) {
            lostReplies++
            request.socket.destroy()
          } else response.writeHead(answer.statusCode ?? 500, answer.headers).end(bytes)
        },
        () => request.socket.destroy(),
      )
    })
    onward.on('error', () => request.socket.destroy())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    lostRequests: () => lostRequests,
    lostReplies: () => lostReplies,
    close() {
      line.closeAllConnections()
      line.close()
      agent.destroy()
    },
  }
}
