/** The disk fills up: what is there can be read, saving is refused, and goes on once there is room. */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { paper } from '../../server/demo/paper.ts'
import type { AnswerRecord, ApiProblem, Assessment } from '../../ui/api.ts'
import type { Finding } from './finding.ts'
import { readKept } from './kept.ts'
import { noted, prepare } from './offices.ts'
import { inPlace, kill, must, send, startProduct } from './product.ts'

export interface DiskFull {
  /** How often it fills up and is made free again. */
  readonly times: number
}

const saves = 10

export const filledUp = ({ times }: DiskFull): Promise<Finding> =>
  inPlace(async (place) => {
    const data = join(place.root, 'small-disk')
    mkdirSync(data)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', data], { encoding: 'utf8' })
    if (mounted.status !== 0) throw new Error(`a small disk needs root (mount -t tmpfs): ${mounted.stderr}`)
    try {
      const server = await startProduct(place, data)
      const { offices } = await prepare(server, 1, 1)
      const [
        {
          assessment,
          cells: [cell],
          cookies: [cookie = ''],
        },
      ] = offices as [(typeof offices)[0] & object]
      if (cell === undefined) throw new Error('there is no answer')
      const losses: string[] = []
      let [rev, refused, files, read] = [0, 0, 0, 0]
      const save = (note: string) =>
        send<AnswerRecord & ApiProblem>(server.url, cookie, 'PUT', cell.path, noted(note), { rev })
      for (let time = 1; time <= times; time++) {
        rev = (await must(save(`trước ${time}`))).rev
        const filler = fill(data)
        for (let at = 0; at < saves; at++) {
          const { status, body } = await save(`không còn chỗ ${time}`)
          if (status === 507 && body.code === 'disk-full') refused++
          else losses.push(`saving on a full disk answers ${status} ${JSON.stringify(body)}`)
          if (status === 200) rev = body.rev
        }
        const upload = await fetch(
          `${server.url}/api/v1/assessments/${assessment}/evidence?criterion=plan&name=a.pdf`,
          {
            method: 'POST',
            headers: { Cookie: cookie, 'Content-Type': 'application/octet-stream' },
            body: new Uint8Array(paper('x')),
          },
        )
        if (upload.status === 507) files++
        else losses.push(`a file on a full disk: ${upload.status} ${await upload.text()}`)
        const { answers } = await must(send<Assessment>(server.url, cookie, 'GET', `/assessments/${assessment}`))
        const stored = answers[cell.criterion]
        if (stored?.rev === rev) read++
        else losses.push(`revision ${stored?.rev} is read, ${rev} was saved last`)
        rmSync(filler)
        rev = (await must(save(`sau ${time}`))).rev
      }
      await kill(server)
      const kept = await readKept(data)
      if (kept.entries.length !== rev) losses.push(`${kept.entries.length} entries for ${rev} saves`)
      return {
        name: 'disk full',
        figures: {
          'times it filled up': times,
          'answers refused (507)': refused,
          'files refused (507)': files,
          'read meanwhile': read,
          'saved before and after': rev,
        },
        losses: [...losses, ...kept.losses],
      }
    } finally {
      spawnSync('umount', ['-l', data])
    }
  })

/** Takes all that is left, to the last byte; returns the file that holds it. */
function fill(folder: string): string {
  const path = join(folder, 'filler')
  const file = openSync(path, 'w')
  for (let size = 1 << 20; size > 0;) {
    try {
      writeSync(file, Buffer.alloc(size))
    } catch {
      size >>= 1
    }
  }
  closeSync(file)
  return path
}
