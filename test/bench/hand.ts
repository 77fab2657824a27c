/**
 * The 51 rules as a programmer would write them by hand, with the same exact rounding: what the closures
 * are measured against. Straightforward on purpose; a rule says `null` when there is no occasion.
 */
import { multiplyDivide, quantise } from '../../engine/points.ts'

/** By criterion and input: numbers, day numbers, booleans, choices by id. */
export interface Facts {
  readonly [criterion: string]: Readonly<Record<string, never>>
}

interface Domain {
  points: number
  of: number
}

/** Days of the rated period that rules compare with. */
export interface Days {
  readonly jan31: number
  readonly feb15: number
  readonly sep15: number
  readonly sep30: number
  readonly oct31: number
  readonly nov30: number
}

const percentOf = (part: number, whole: number): number => (100 * part) / whole
const share = (max: number, part: number, whole: number): number => (max * part) / whole

/** Writes the points of each criterion (−1: does not count) to `out`; gives the index in hundredths. */
export function scoreByHand(f: Facts, days: Days, out: Int32Array, total: number): number {
  const domains: Domain[] = Array.from({ length: 8 }, () => ({ points: 0, of: 0 }))
  let place = 0
  const give = (domain: Domain, max: number, value: number | null, whenNone: 'exclude' | 'full' = 'exclude'): void => {
    if (value === null && whenNone === 'exclude') {
      out[place++] = -1
      return
    }
    const points = value === null ? max : quantise(value, 2)
    if (!(points >= 0 && points <= max)) throw new RangeError(`points out of range: ${points}`)
    out[place++] = points
    domain.points += points
    domain.of += max
  }
  const [leadership, implementation, procedures, organisation, staff, finance, modernisation, extra] = domains as [
    Domain,
    Domain,
    Domain,
    Domain,
    Domain,
    Domain,
    Domain,
    Domain,
  ]

  const planIssued = f['plan-issued']!
  give(
    leadership,
    100,
    !planIssued['issued']
      ? 0
      : planIssued['issued_on']! <= days.jan31
        ? 1
        : planIssued['issued_on']! <= days.feb15
          ? 0.5
          : 0,
  )
  const planContent = f['plan-content']!
  give(
    leadership,
    100,
    (planContent['all_tasks'] ? 0.5 : 0) + (planContent['products'] ? 0.25 : 0) + (planContent['owners'] ? 0.25 : 0),
  )
  const planTasks = percentOf(f['plan-tasks-done']!['done']!, f['plan-tasks-done']!['planned']!)
  give(leadership, 200, planTasks < 70 ? 0 : planTasks < 85 ? 1 : planTasks < 100 ? 1.5 : 2)
  give(leadership, 100, Math.min(0.25 * f['reports-sent']!['sent']!, 1))
  give(leadership, 100, Math.max(1 - 0.25 * f['reports-on-time']!['late_reports']!, 0))
  give(leadership, 100, f['reports-content']!['outline'] && f['reports-content']!['figures'] ? 1 : 0)
  const inspections = f['inspections-held']!['inspections']! as number
  give(leadership, 100, inspections < 1 ? 0 : inspections < 2 ? 0.5 : 1)
  const issues = f['issues-fixed']!
  give(leadership, 150, issues['found'] === 0 ? null : share(1.5, issues['fixed']!, issues['found']!), 'full')
  const talks = f['communication']!
  give(leadership, 150, (talks['planned'] ? 0.5 : 0) + (talks['published'] ? 0.5 : 0) + (talks['presented'] ? 0.5 : 0))
  give(leadership, 200, Math.min(f['initiatives']!['recognised']!, 2))
  give(leadership, 500, share(5, f['survey-leadership']!['satisfied']!, 100))

  const rollout = f['law-rollout']!
  const rolledOut = percentOf(rollout['rolled_out']!, rollout['due']!)
  give(
    implementation,
    300,
    rollout['due'] === 0 ? null : rolledOut < 80 ? 0 : rolledOut < 90 ? 1 : rolledOut < 100 ? 2 : 3,
  )
  give(implementation, 400, share(4, f['assigned-tasks']!['on_time']!, f['assigned-tasks']!['assigned']!))
  const faulty = f['drafting-quality']!['faulty']! as number
  give(implementation, 200, faulty < 1 ? 2 : faulty < 3 ? 1 : 0)
  give(implementation, 500, share(5, f['survey-implementation']!['satisfied']!, 100))

  const review = f['procedure-review']!
  give(
    procedures,
    200,
    !review['sent'] ? 0 : review['sent_on']! <= days.sep15 ? 2 : review['sent_on']! <= days.sep30 ? 1 : 0,
  )
  const published = f['procedures-published']!
  give(
    procedures,
    200,
    (published['posted'] ? 1 : 0) + (published['online'] ? 0.5 : 0) + (published['current'] ? 0.5 : 0),
  )
  const dossiers = f['on-time-dossiers']!
  const onTime = percentOf(dossiers['on_time']!, dossiers['due']!)
  give(procedures, 300, dossiers['due'] === 0 ? null : onTime < 90 ? 0 : onTime < 95 ? 1 : onTime < 98 ? 2 : 3)
  const apologies = f['late-apologies']!
  give(
    procedures,
    100,
    apologies['apologised']! >= apologies['late']! ? 1 : apologies['apologised']! * 2 >= apologies['late']! ? 0.5 : 0,
  )
  give(procedures, 150, Math.max(1.5 - 0.25 * f['repeat-requests']!['repeats']!, 0))
  const system = f['dossiers-in-system']!
  give(procedures, 150, system['received'] === 0 ? null : share(1.5, system['updated']!, system['received']!))
  give(procedures, 200, f['one-stop-shop']!['outside'] === 0 ? 2 : 0)
  const feedback = f['feedback']!
  const answered = percentOf(feedback['on_time']!, feedback['received']!)
  give(procedures, 200, feedback['received'] === 0 ? null : answered < 80 ? 0 : answered < 100 ? 1 : 2, 'full')
  give(procedures, 1000, share(10, f['survey-procedures']!['satisfied']!, 100))

  const rules = f['working-rules']!
  give(organisation, 500, (rules['rules'] ? 2 : 0) + (rules['division'] ? 2 : 0) + (rules['descriptions'] ? 1 : 0))
  const limits = f['staffing-limits']!
  give(organisation, 300, !limits['over_quota'] && !limits['extra_deputies'] && !limits['wrong_contracts'] ? 3 : 0)

  const training = f['training']!
  const trained = percentOf(training['completed']!, training['enrolled']!)
  give(staff, 200, training['enrolled'] === 0 ? null : trained <= 50 ? 0 : trained <= 80 ? 1 : 2)
  give(staff, 200, f['disciplined-staff']!['persons'] === 0 ? 2 : 0)
  give(staff, 100, Math.max(1 - 0.5 * f['written-warnings']!['warnings']!, 0))
  const rating = f['staff-rating']!
  give(staff, 200, rating['everyone'] && rating['announced'] && rating['reported'] ? 2 : 0)
  const rotation = f['position-rotation']!
  give(staff, 200, rotation['due'] === 0 ? null : share(2, rotation['rotated']!, rotation['due']!))
  give(staff, 600, share(6, f['survey-staff']!['satisfied']!, 100))

  give(finance, 200, (f['spending-rules']!['spending'] ? 1 : 0) + (f['spending-rules']!['assets'] ? 1 : 0))
  const spent = percentOf(f['budget-spent']!['spent']!, f['budget-spent']!['allocated']!)
  give(finance, 200, spent < 80 ? 0 : spent < 90 ? 1 : spent < 95 ? 1.5 : 2)
  give(finance, 200, Math.min(0.5 * f['budget-published']!['on_time']!, 2))
  const audit = f['audit-findings']!
  const corrected = percentOf(audit['done']!, audit['due']!)
  give(finance, 200, audit['due'] === 0 ? 2 : corrected < 70 ? 0 : corrected < 100 ? 1 : 2)

  const signed = percentOf(f['e-documents']!['signed']!, f['e-documents']!['outgoing']!)
  give(modernisation, 150, signed < 80 ? 0 : signed < 90 ? 0.5 : signed < 95 ? 1 : 1.5)
  const incoming = f['incoming-documents']!['rate']! as number
  give(modernisation, 100, incoming < 85 ? 0 : incoming < 95 ? 0.5 : 1)
  const online = f['online-dossiers']!
  const onlineShare = percentOf(online['online']!, online['received']!)
  give(modernisation, 150, online['received'] === 0 ? null : onlineShare < 30 ? 0 : onlineShare < 60 ? 0.75 : 1.5)
  const articles = f['portal-articles']!['articles']! as number
  give(modernisation, 100, articles < 6 ? 0 : articles < 12 ? 0.5 : 1)
  give(modernisation, 100, f['iso-applied']!['applied'] ? 1 : 0)
  const iso = f['iso-internal-audit']!
  give(
    modernisation,
    100,
    !iso['audited'] ? 0 : iso['audited_on']! <= days.oct31 ? 1 : iso['audited_on']! <= days.nov30 ? 0.5 : 0,
  )
  give(modernisation, 100, f['postal-results']!['offered'] ? 1 : 0)
  give(modernisation, 400, share(4, f['survey-modernisation']!['satisfied']!, 100))

  const people = f['people-served']!['people']! as number
  give(extra, 200, people < 1000 ? 1 : Math.min(1 + (0.1 * (people - 1000)) / 200, 2))
  const level: string = f['rating-of-unit']!['level']!
  give(extra, 100, level === 'high' ? 1 : level === 'middle' || level === 'low' ? 0.5 : 0)
  const revenue = f['own-revenue']!
  give(extra, 200, revenue['balanced'] ? 2 : share(2, revenue['raised']!, revenue['planned']!))
  const late = f['late-and-missed']!
  give(extra, 100, Math.max(1 - (0.2 * late['late']! + 0.5 * late['missed']!), 0))
  const shares = f['two-shares']!
  give(extra, 200, (shares['a']! as number) / shares['b']! + (shares['c']! as number) / shares['d']!)
  const best = f['best-of-two']!
  give(extra, 100, Math.max(Math.min(0.25 * best['pilots']!, 0.75), best['prize'] ? 1 : 0))
  const both = f['both-or-one']!
  give(extra, 100, both['rate']! >= 80 && both['complaints'] === 0 ? 1 : both['rate']! >= 50 ? 0.5 : 0)

  let points = 0
  let of = 0
  for (const domain of domains) {
    points += domain.points
    of += domain.of
  }
  return multiplyDivide(points, total * 100, of * 100)
}
