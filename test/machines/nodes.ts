/** A Node of another version, from the package registry; there is one, or the run stops. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** By major version: the newest that was looked at. */
const versions = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0' } as const
export type Major = keyof typeof versions
export const majors = Object.keys(versions).map((major) => Number(major) as Major)

/** Path of a Node with this major version: the running one when it has it, else one kept in `.cache`. */
export function nodeOf(major: Major): string {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${system}-${process.arch}`
  const folder = join('.cache', 'nodes', versions[major])
  const path = join(folder, 'node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node')
  if (!existsSync(path))
    execFileSync('npm', ['install', '--no-save', '--prefix', folder, `${name}@${versions[major]}`], { stdio: 'pipe' })
  return path
}
