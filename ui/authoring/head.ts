/**
 * What a text says of itself in its first lines, also while the rest of it cannot be read. Pure.
 */
export interface Head {
  readonly framework: string
  readonly version: string
  /** "ha-noi-phong@1.0.0", or null. */
  readonly extends: string | null
}

const valueOf = (text: string, key: 'framework' | 'version' | 'extends'): string => {
  const line = lines[key].exec(text)?.[1] ?? ''
  return line.replace(/^(["'])(.*)\1$/, '$2')
}

const lines = {
  framework: /^framework:[ \t]+("[^"\n]*"|'[^'\n]*'|[^\s#]+)/m,
  version: /^version:[ \t]+("[^"\n]*"|'[^'\n]*'|[^\s#]+)/m,
  extends: /^extends:[ \t]+("[^"\n]*"|'[^'\n]*'|[^\s#]+)/m,
} as const

export function headOf(text: string): Head {
  const above = valueOf(text, 'extends')
  return {
    framework: valueOf(text, 'framework'),
    version: valueOf(text, 'version'),
    extends: above === '' ? null : above,
  }
}

const put =
  (written: string) =>
  (line: string, value: string): string =>
    line.slice(0, line.length - value.length) + written

/** Examples name the version that they are of; nothing else of their text changes. */
export const withReference = (examples: string, reference: string): string =>
  examples.replace(lines.framework, put(reference))

/** Whatever was official, a copy of it is not. */
export const asIllustrative = (text: string): string =>
  text.replace(/^provenance:[ \t]+(official)\b/m, put('illustrative'))

/** With another id and version, in the way in which they are written there. */
export function withHead(text: string, { framework, version }: Pick<Head, 'framework' | 'version'>): string {
  return text.replace(lines.framework, put(framework)).replace(lines.version, put(JSON.stringify(version)))
}
