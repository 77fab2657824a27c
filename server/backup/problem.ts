/** Why a backup was not made, or not taken; worded by the command line. */
export type BackupTrouble =
  /** There is a file of that name already. */
  | 'exists'
  /** There is no database to copy, or it is not of this version. */
  | 'no-database'
  /** Evidence that the journal names is not there, or is not what it was. */
  | 'evidence'
  | 'no-file'
  | 'foreign'
  | 'damaged'
  | 'newer'
  /** The place to restore to holds data. */
  | 'in-the-way'

export class BackupProblem extends Error {
  override readonly name = 'BackupProblem'
  readonly trouble: BackupTrouble

  /** `about`: the file, folder, hash or database that it is about. */
  constructor(trouble: BackupTrouble, about: string, cause?: unknown) {
    super(about, { cause })
    this.trouble = trouble
  }
}
