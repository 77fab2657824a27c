/** What the server says, in words, about a database that it cannot work with; and that it then does not start. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSqlite } from '../../server/store/sqlite-store.ts'
import { migrate } from '../../server/store/migrate.ts'
import { migrations } from '../../server/store/migrations/index.ts'

const root = mkdtempSync(join(tmpdir(), 'khung-start-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function start(env: Readonly<Record<string, string>>): string {
  const surroundings = { ...process.env, PORT: '0', DATABASE_URL: '', EVIDENCE_URL: '', ...env }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.js'], {
    env: surroundings,
    encoding: 'utf8',
    timeout: 30_000,
  })
  expect(stdout).toBe('')
  return `${status}\n${stderr}`
}

it('a database of a newer version is refused, and stays as it is', async () => {
  const data = mkdtempSync(join(root, 'newer-'))
  const { db } = openSqlite(join(data, 'khung.db'))
  const newer = { ...migrations, '999-later': { up: () => Promise.resolve() } }
  await migrate(db, () => Promise.resolve(), newer)
  await db.destroy()
  expect(start({ DATA_DIR: data })).toBe(
    [
      '1',
      'Cơ sở dữ liệu do phiên bản Khung mới hơn tạo ra (999-later); hãy dùng phiên bản đó, hoặc khôi phục bản sao lưu cũ.',
      'The database was written by a newer version of Khung (999-later); start that version, or restore an older backup.',
      '',
    ].join('\n'),
  )
})

it('a server of PostgreSQL that is not there is named', () => {
  const data = mkdtempSync(join(root, 'away-'))
  expect(start({ DATA_DIR: data, DATABASE_URL: 'postgres://khung:bimat@127.0.0.1:1/khung' })).toBe(
    [
      '1',
      'Không dùng được cơ sở dữ liệu ở DATABASE_URL: connect ECONNREFUSED 127.0.0.1:1',
      'The database of DATABASE_URL cannot be used: connect ECONNREFUSED 127.0.0.1:1',
      '',
    ].join('\n'),
  )
})

it('a file that is no database is named', () => {
  const data = mkdtempSync(join(root, 'none-'))
  writeFileSync(join(data, 'khung.db'), 'x'.repeat(5000))
  expect(start({ DATA_DIR: data })).toBe(
    [
      '1',
      `Cơ sở dữ liệu bị hỏng (${join(data, 'khung.db')}); hãy khôi phục bản sao lưu gần nhất ở nơi khác và đối chiếu.`,
      `The database is damaged (${join(data, 'khung.db')}); restore the last backup elsewhere and compare.`,
      '',
    ].join('\n'),
  )
})

it('a folder of frameworks that is not there is named, and nothing is made', () => {
  const [data, frameworks] = [join(root, 'untouched'), join(root, 'nowhere')]
  expect(start({ DATA_DIR: data, FRAMEWORKS_DIR: frameworks })).toBe(
    [
      '1',
      `FRAMEWORKS_DIR: cần một thư mục có các tệp <mã>/<phiên bản>.yaml, nhưng không có thư mục ${frameworks}; hãy sửa FRAMEWORKS_DIR, hoặc tạo thư mục này (để trống cũng được).`,
      `FRAMEWORKS_DIR: a folder with files <id>/<version>.yaml is needed, but there is no folder ${frameworks}; change FRAMEWORKS_DIR, or make that folder (it may be empty).`,
      '',
    ].join('\n'),
  )
  expect(existsSync(data)).toBe(false)
})

it('a setting that cannot be read is named', () => {
  expect(start({ DATA_DIR: root, EVIDENCE_URL: 's3://kho' })).toBe(
    '1\nEVIDENCE_URL: cần AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY. EVIDENCE_URL: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are needed.\n',
  )
})
