/**
 * khung verify FILE: the document of a publication, scored again from the answers in it. Years later, without a server:
 * the framework of its hash must lie in the folder of frameworks. What its bytes hash to is printed, to be held against
 * the journal and the page of the result.
 */
import { canonicalJson, sha256, showDecimal } from '../../engine/index.ts'
import type { Framework, Json, NodeResult, Result } from '../../engine/index.ts'
import { type Publication, standingsIn, type UnitStanding } from '../standings.ts'
import { printJson, refuse, type Call } from './call.ts'
import { CLEAN, INTEGRITY } from './exit.ts'
import { loadPinned, pinnedIn, readPublication } from './publication.ts'

interface Difference {
  readonly unit: string
  /** What of the unit: "place", or "final on-time" for the points of a criterion in a set of answers. */
  readonly figure: string
  readonly published: string
  readonly again: string
}

export function verifyPublication(call: Call): number {
  const { operands, say, format } = call
  const { text, publication } = readPublication(operands[0] ?? '', call)
  const hash = sha256(text)
  const differences: Difference[] = []
  for (const pinned of pinnedIn(publication)) {
    const loaded = loadPinned(pinned, call)
    if (loaded.kind === 'refused') return refuse(loaded.problems, call)
    differences.push(...differencesOf(loaded.value, pinned.units, publication.setting))
  }
  if (format === 'json') printJson({ hash, units: publication.units.length, differences }, call)
  else {
    call.terminal.data(say.publicationHash(hash))
    for (const one of differences) call.terminal.data(say.publicationDiffers(inWords(one, call)))
    if (differences.length === 0) call.terminal.data(say.publicationSame(publication.units.length))
  }
  return differences.length === 0 ? CLEAN : INTEGRITY
}

/** "final index" and "74.56" as a person reads them. */
function inWords({ unit, figure, published, again }: Difference, { lang, say }: Call): Difference {
  const show = (text: string): string => text.replaceAll(/(?<!\d)\d+\.\d+/g, (number) => showDecimal(number, lang))
  const [column = '', ...rest] = figure.split(' ')
  return { unit, figure: say.publicationFigure(column, rest.join(' ')), published: show(published), again: show(again) }
}

function differencesOf(
  framework: Framework,
  units: readonly UnitStanding[],
  setting: Publication['setting'],
): readonly Difference[] {
  const said = units.map(({ unit, answers, appraisals, final }) => ({
    assessment: { unit_id: unit.id, unit_name: unit.name },
    unit: final.setting.unit,
    answers,
    appraisals,
  }))
  const again = new Map(standingsIn(framework, said, setting).units.map((one) => [one.unit.id, figuresOf(one)]))
  return units.flatMap((one) => {
    const [was, is] = [figuresOf(one), again.get(one.unit.id) ?? new Map<string, string>()]
    return [...new Set([...was.keys(), ...is.keys()])]
      .filter((figure) => was.get(figure) !== is.get(figure))
      .map((figure) => ({
        unit: one.unit.name,
        figure,
        published: was.get(figure) ?? '–',
        again: is.get(figure) ?? '–',
      }))
  })
}

/** Everything of a unit that a page shows as its result, by what it is. */
function figuresOf({ place, ...standing }: UnitStanding): ReadonlyMap<string, string> {
  const columns = (['self', 'appraised', 'clarified', 'final'] as const).flatMap((column) => {
    const { [column]: result } = standing
    return result === undefined ? [] : figuresIn(result).map(([id, said]) => [`${column} ${id}`, said] as const)
  })
  return new Map([['place', String(place)], ...columns])
}

function figuresIn({ index, band, overruled, points, of, domains, bonus, penalty }: Result) {
  const nodes = [...domains, ...(bonus?.children ?? []), ...(penalty?.children ?? [])].flatMap(below)
  return [
    ['index', String(index)],
    ['band', [band, ...(overruled === undefined ? [] : [canonicalJson(overruled as unknown as Json)])].join(' ')],
    ['points', `${points} / ${of}`],
    ...(bonus === undefined ? [] : [['bonus', bonus.points] as const]),
    ...(penalty === undefined ? [] : [['penalty', penalty.points] as const]),
    ...nodes.map((node) => [node.id, said(node)] as const),
  ] as const
}

const below = (node: NodeResult): readonly NodeResult[] =>
  node.kind === 'leaf' ? [node] : [node, ...node.children.flatMap(below)]

function said(node: NodeResult): string {
  if (node.kind === 'group') return `${node.points} / ${node.of}`
  const { outcome, counted } = node
  const points = 'points' in outcome ? outcome.points : outcome.kind
  return counted === undefined ? points : `${points} (${counted.points} / ${counted.of})`
}
