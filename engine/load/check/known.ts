/** Turns what a framework knows to be wrong with its own text from an error into a note. (SPEC L50–L53) */
import type { Problem, Source, Text } from '../../model.ts'
import { isError } from '../../problem.ts'
import { DEFECTS } from '../defects.ts'
import { toText } from '../leaf.ts'
import type { KnownDefectShape } from '../shape.ts'
import type { Checking } from './checking.ts'

/** Of the problems, those that are listed as notes; and the entries that no problem was found for. */
export function noted(
  problems: readonly Problem[],
  { framework }: Checking,
): { readonly found: readonly Problem[]; readonly open: readonly KnownDefectShape[] } {
  const { known_defects = [], legal_basis = [] } = framework
  const open = [...known_defects]
  const found = problems.map((one): Problem => {
    const index = open.findIndex(({ code, at }) => code === one.code && at === one.path)
    const [defect] = index === -1 ? [] : open.splice(index, 1)
    if (defect === undefined) return one
    return {
      ...one,
      severity: 'note',
      known: { note: toText(defect.note), source: worded(defect.source, legal_basis) },
    }
  })
  return { found, open }
}

/** One entry stands for one finding: a second gap in the same criterion needs a second entry. */
export function withKnown(problems: readonly Problem[], checking: Checking): readonly Problem[] {
  const { known_defects = [], legal_basis = [] } = checking.framework
  const { problem } = checking
  const { found, open } = noted(problems, checking)
  const missing = open
    .filter((defect) => !isHidden(defect, found))
    .map((defect) =>
      problem('defect-not-found', defect, 'code', { path: 'known_defects', id: defect.at, found: defect.code }),
    )
  const unknown = known_defects.flatMap(({ source }) =>
    source.document !== undefined && source.document >= legal_basis.length
      ? [problem('unknown-document', source, 'document', { path: 'known_defects', found: source.document })]
      : [],
  )
  return [...found, ...missing, ...unknown]
}

/**
 * Another error at the same place, or points that are no points yet, can keep a finding from being made; a
 * condition that cannot be understood keeps all findings about classes from it.
 */
const isHidden = ({ at }: KnownDefectShape, found: readonly Problem[]): boolean =>
  found
    .filter(isError)
    .some(
      ({ path, code }) =>
        path === at ||
        code === 'too-many-decimals' ||
        (OF_CLASSES.test(at) && OF_CLASSES.test(path) && !(DEFECTS as readonly string[]).includes(code)),
    )
const OF_CLASSES = /^(bands|vetoes|ceilings)(\/|$)/

/** "212/2025/QĐ-UBND, mục II.5.1.b, trang 12" */
function worded(source: Source, basis: readonly { readonly document: string }[]): Text {
  const { document, item, page, note } = source
  const name = document === undefined ? undefined : basis[document]?.document
  const line = (itemWord: string, pageWord: string): string =>
    [name, item && `${itemWord} ${item}`, page && `${pageWord} ${page}`, note].filter(Boolean).join(', ')
  return { vi: line('mục', 'trang'), en: line('item', 'page') }
}
