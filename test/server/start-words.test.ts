/** What the terminal says at the start about frameworks that cannot be used. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readShelf } from '../../server/frameworks.ts'
import { started } from '../../server/start-words.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'khung-shelf-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (file: string, text: string): void => {
  mkdirSync(join(folder, dirname(file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}
const said = (): string[] => started('http://localhost:3000', ['/data'], folder, readShelf(folder)).split('\n')

describe('the start', () => {
  it('names the first errors with place and sentence, the command for all, and who is hit only through a parent', () => {
    const shipped = readFileSync('frameworks/ha-noi-phong/1.0.0.yaml', 'utf8')
    put('ha-noi-phong/1.0.0.yaml', shipped.replaceAll(' ratio:', ' rate_of:'))
    put('quan-mau-phong/1.0.0.yaml', readFileSync('frameworks/quan-mau-phong/1.0.0.yaml', 'utf8'))
    const lines = said()
    const at = lines.findIndex((line) => line.endsWith('ha-noi-phong@1.0.0'))
    expect(lines[at]).toBe('  Chưa dùng được · Not usable:         ha-noi-phong@1.0.0')
    const places = lines.filter((line) => /^ {4}ha-noi-phong\/1\.0\.0\.yaml:\d+:\d+$/.test(line))
    expect(places).toHaveLength(3)
    expect(lines[at + 1]).toBe(places[0])
    expect(lines[at + 2]).toMatch(/^ {6}.*“rate_of”/)
    expect(lines[at + 3]).toMatch(/^ {6}.*"rate_of"/)
    expect(lines[at + 10]).toMatch(/^ {4}… còn \d+ lỗi · \d+ more$/)
    const path = relative('', join(folder, 'ha-noi-phong/1.0.0.yaml'))
    expect(lines[at + 11]).toBe(`    Xem hết · See all:  npx khung lint ${path}`)
    expect(lines.slice(at + 12, at + 14)).toEqual([
      '  Chưa dùng được · Not usable:         quan-mau-phong@1.0.0',
      '    Chỉ vì khung gốc ha-noi-phong@1.0.0 có lỗi · Only because its parent ha-noi-phong@1.0.0 has errors',
    ])
  })

  it('says nothing of errors where there are none', () => {
    put('ha-noi-phong/1.0.0.yaml', readFileSync('frameworks/ha-noi-phong/1.0.0.yaml', 'utf8'))
    expect(said().filter((line) => line.includes('Not usable'))).toEqual([])
  })
})
