/** "Did you mean": the nearest known word, when it is near enough to be a slip. */
export function suggest(found: string, known: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(found.length / 3))
  let best: string | null = null
  let least = limit + 1
  for (const word of known) {
    const distance = edits(found.toLowerCase(), word.toLowerCase(), least)
    if (distance < least) {
      least = distance
      best = word
    }
  }
  return best
}

/** Letters to add, drop, change or swap with the next; `limit` ends the count early. */
function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit || a.length > 80) return limit
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : changed
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, changed, swapped))
    }
    before = row
    row = next
  }
  return row[b.length]!
}
