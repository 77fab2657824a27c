/** What a group adds up to, in whole points: the one place of the fast scorer where criteria meet. (SPEC S13) */

/** Of every node, by its place: points earned and the maximum that counts. */
export interface Sums {
  readonly points: Int32Array
  readonly of: Int32Array
}

export function rollUp({ points, of }: Sums, group: number, children: Int32Array): void {
  let earned = 0
  let counted = 0
  for (let at = 0; at < children.length; at++) {
    const child = children[at]!
    earned += points[child]!
    counted += of[child]!
  }
  points[group] = earned
  of[group] = counted
}
