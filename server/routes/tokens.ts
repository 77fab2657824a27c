/** Tokens of integrations. */
import { addApiToken, endApiToken } from '../actions/api-tokens.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { ApiTokenCreated, ApiTokenInput, lists } from '../http/schemas.ts'
import { presentApiToken } from '../present.ts'

export const listTokens = forSignedIn({
  action: 'list tokens',
  reply: lists.tokens,
  async run({ deps: { store }, actor }) {
    const rows = await store.db
      .selectFrom('api_token')
      .selectAll()
      .where('authority_id', '=', actor.authority)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(500)
      .execute()
    return { body: rows.map(presentApiToken) }
  },
})

export const postToken = forSignedIn({
  action: 'add token',
  created: true,
  body: ApiTokenInput,
  reply: ApiTokenCreated,
  async run({ deps, actor, body }) {
    const { row, secret } = await addApiToken(deps, actor, body)
    return { status: 201, body: { token: presentApiToken(row), secret } }
  },
})

export const deleteToken = forSignedIn({
  action: 'end token',
  ifMatch: true,
  async run({ deps, actor, params, rev }) {
    await endApiToken(deps, actor, params['id'] ?? '', rev)
    return {}
  },
})
