/** The frameworks of the folder `frameworks/`, as they are written there. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Register } from '../engine/index.ts'
import { BadRegister, readPublished, registerFile } from './register.ts'

export interface Source {
  readonly text: string
  /** The text of its examples; null: there are none. */
  readonly examples: string | null
}

/** One version, wherever it stands. */
export interface Written extends Source {
  readonly id: string
  readonly version: string
  /** Where findings say that it is: "quan-mau-phong/1.0.0.yaml". */
  readonly file: string
  /** In the folder, or published in the database. */
  readonly from: 'file' | 'here'
}

/** The message is the folder. */
export class FrameworksMissing extends Error {
  override readonly name = 'FrameworksMissing'
}

/** Call before anything is opened: without its frameworks a server is of no use, and nobody would know why. */
export function assertFrameworks(folder: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new FrameworksMissing(folder)
}

export interface Files {
  readonly files: readonly Written[]
  readonly register: Register
}

/** Throws `BadRegister`. */
export function readFiles(folder: string): Files {
  const register = readPublished(folder)
  if (register === null) throw new BadRegister(registerFile(folder))
  if (!existsSync(folder)) return { files: [], register }
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return { files: folders.flatMap(({ name }) => versionsIn(folder, name)), register }
}

const versionFile = /^(\d+\.\d+\.\d+)\.yaml$/

const versionsIn = (folder: string, id: string): readonly Written[] =>
  readdirSync(join(folder, id)).flatMap((name): readonly Written[] => {
    const version = versionFile.exec(name)?.[1]
    if (version === undefined) return []
    const examples = join(folder, id, `${version}.examples.yaml`)
    return [
      {
        id,
        version,
        file: `${id}/${name}`,
        from: 'file',
        text: readFileSync(join(folder, id, name), 'utf8'),
        examples: existsSync(examples) ? readFileSync(examples, 'utf8') : null,
      },
    ]
  })
