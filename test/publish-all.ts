/** Writes the register of a shelf as if every framework on it had been published: a round opens by published ones only. */
import { writeFileSync } from 'node:fs'
import { referenceOf, writeRegister } from '../engine/index.ts'
import { readShelf } from '../server/frameworks.ts'
import { registerFile } from '../server/register.ts'

export function publishAll(folder: string): void {
  const usable = readShelf(folder).all.flatMap((one) => (one.kind === 'usable' ? [one.framework] : []))
  const register = Object.fromEntries(usable.map((framework) => [referenceOf(framework), framework.hash]))
  writeFileSync(registerFile(folder), writeRegister(register))
}
