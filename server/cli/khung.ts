#!/usr/bin/env node
/** The command `khung`: hands its words over and keeps the exit code. */
import { readFileSync } from 'node:fs'
import { run } from './run.ts'
import { openTerminal } from './terminal.ts'

/** The built file stands in `dist`, one below `package.json`. */
const version = (): string => {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return String((JSON.parse(text) as { readonly version: unknown }).version)
}

process.exitCode = await run(process.argv.slice(2), openTerminal(process.env), version)
