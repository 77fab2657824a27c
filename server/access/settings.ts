/** What an installation decides about signing in; read from the environment by `settings/config.ts`. */
export interface OidcSettings {
  readonly issuer: string
  readonly client: string
  readonly secret: string
  /** What the button says. */
  readonly name: string
}

export interface AccessSettings {
  /** Administrators and chairs set up a second factor before anything else; never in a demonstration. */
  readonly secondFactor: 'required' | 'optional'
  /** Passwords have a small letter, a capital, a digit and a sign. */
  readonly composition: boolean
  /** Days until a password is changed; 0: never. */
  readonly passwordDays: number
  readonly oidc: OidcSettings | null
  /** Where people find the installation: "https://khung.example". Null: not stated. */
  readonly publicUrl: string | null
}
