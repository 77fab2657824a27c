/** What each part of the run hands back. */
export interface Finding {
  readonly name: string
  readonly figures: Readonly<Record<string, number>>
  /** One sentence for each thing that was lost, half done, or not shown; none: the promise was kept. */
  readonly losses: readonly string[]
}

/** A part that could not be carried out has shown nothing. */
export async function found(name: string, work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work()
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { name, figures: {}, losses: [`not shown: ${said}`] }
  }
}
