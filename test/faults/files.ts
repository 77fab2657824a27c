/** A file of evidence is written beside, synced, renamed, and its folder synced, before the reply says that it is there. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { paper } from '../../server/demo/paper.ts'
import type { Finding } from './finding.ts'
import { prepare } from './offices.ts'
import { inPlace, kill, startProduct } from './product.ts'
import { needStrace } from './strace.ts'

export const shelved = (files: number): Promise<Finding> =>
  inPlace(async (place) => {
    needStrace()
    const [data, trace] = [join(place.root, 'data'), join(place.root, 'trace')]
    const calls = 'trace=fsync,fdatasync,rename,write,writev'
    const line = ['-D', '-ff', '--seccomp-bpf', '-y', '-xx', '-s', '300', '-ttt', '-o', trace, '-e', calls]
    const server = await startProduct(place, data, ['strace', ...line])
    const { offices } = await prepare(server, 1, 1)
    const office = offices[0]
    const losses: string[] = []
    for (let at = 1; at <= files; at++) {
      const path = `/assessments/${office?.assessment}/evidence?criterion=plan&name=${at}.pdf`
      const { status } = await fetch(`${server.url}/api/v1${path}`, {
        method: 'POST',
        headers: { Cookie: office?.cookies[0] ?? '', 'Content-Type': 'application/octet-stream' },
        body: new Uint8Array(paper(`tệp ${at}`)),
      })
      if (status !== 201) losses.push(`file ${at}: ${status}`)
    }
    await kill(server)
    const done = await callsOf(place.root)
    const replies = done.flatMap(({ name, words }, at) =>
      name.startsWith('write') && /^HTTP\/1.1 201/.test(words[1] ?? '') ? [at] : [],
    )
    const renames = done.flatMap(({ name, words }, at) =>
      name === 'rename' && /\/incoming\//.test(words[0] ?? '') ? [at] : [],
    )
    const synced = (path: string | undefined, after: number, before: number) =>
      done.some(({ name, words }, at) => name.endsWith('sync') && words[0] === path && at > after && at < before)
    let inOrder = 0
    for (const at of renames) {
      const [from, to = ''] = done[at]?.words ?? []
      const reply = replies.find((one) => one > at) ?? -1
      if (synced(from, -1, at) && synced(dirname(to), at, reply)) inOrder++
      else losses.push(`${basename(to)}: not synced, renamed, its folder synced and then answered`)
    }
    if (renames.length !== files) losses.push(`${renames.length} of ${files} files were renamed into their place`)
    return { name: 'files of evidence', figures: { files, 'synced before each is answered': inOrder }, losses }
  })

interface Done {
  readonly at: number
  readonly name: string
  /** Of what is open its path, then the texts. */
  readonly words: readonly string[]
}

/** Of all threads, in the order of their time. */
async function callsOf(folder: string): Promise<readonly Done[]> {
  const all = () => readdirSync(folder).filter((name) => name.startsWith('trace.'))
  const ended = (name: string) => readFileSync(join(folder, name)).subarray(-100).includes('+++')
  while (!all().every(ended)) await pause(50)
  const lines = all().flatMap((name) => readFileSync(join(folder, name), 'latin1').split('\n'))
  const calls = lines.flatMap((line): Done[] => {
    const [, at, name] = /^(\d+\.\d+) (\w+)\(/.exec(line) ?? []
    if (at === undefined || name === undefined) return []
    const texts = [...line.matchAll(/[<"]((?:\\x[0-9a-f]{2})+)[>"]/g)].map(([, text = '']) => text)
    const words = texts.map((text) => Buffer.from(text.replaceAll('\\x', ''), 'hex').toString())
    return [{ at: Number(at), name, words }]
  })
  return calls.toSorted((a, b) => a.at - b.at)
}
