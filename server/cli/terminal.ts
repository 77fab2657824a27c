/** The one place where the command line writes: data on stdout, messages on stderr. */
export interface Terminal {
  /** What was asked for; a script may read it. */
  readonly data: (text: string) => void
  /** What people should know besides. */
  readonly message: (text: string) => void
  readonly paint: (style: Style, text: string) => string
  /** Columns of a line. */
  readonly width: number
}

export type Style = 'strong' | 'quiet' | 'error' | 'warning' | 'added' | 'removed' | 'moved'

/** Blue and orange, not green and red: most people who confuse colours still tell them apart. */
const codes: Readonly<Record<Style, string>> = {
  strong: '1',
  quiet: '2',
  error: '31',
  warning: '33',
  added: '34',
  removed: '38;5;166',
  moved: '35',
}

/** Where nobody looks at a screen, lines are always this wide, so that output is the same everywhere. */
const PLAIN_WIDTH = 100

export function openTerminal(env: NodeJS.ProcessEnv): Terminal {
  const { stdout, stderr } = process
  // A reader that has seen enough, such as `head`, is no error.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  const coloured = stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  return {
    data: (text) => void stdout.write(`${text}\n`),
    message: (text) => void stderr.write(`${text}\n`),
    paint: (style, text) => (coloured ? `\u001b[${codes[style]}m${text}\u001b[0m` : text),
    width: stdout.isTTY ? Math.min(Math.max(stdout.columns, 60), 120) : PLAIN_WIDTH,
  }
}
