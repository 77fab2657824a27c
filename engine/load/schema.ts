/**
 * JSON Schema of a framework file, for Ajv and for editors
 * (`frameworks/framework.schema.json` is written from it).
 * `problem` names the code that a breach of that part gives.
 */
import { forms } from '../rules/forms.ts'
import { DEFECTS } from './defects.ts'
import { guard, nodeGuard } from './guard-schema.ts'
import { valueDefinition } from '../rules/value.ts'

const id = { type: 'string', pattern: '^[a-z][a-z0-9-]*$', maxLength: 64, problem: 'bad-id' }
const name = { type: 'string', pattern: '^[a-z][a-z0-9_]*$', maxLength: 64, problem: 'bad-name' }
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', problem: 'bad-day' }
const words = { type: 'string', minLength: 1, maxLength: 2000 }
const textDefinition = {
  type: ['string', 'object'],
  minLength: 1,
  maxLength: 2000,
  required: ['vi'],
  additionalProperties: false,
  properties: { vi: words, en: words },
}
const text = { $ref: '#/$defs/text' }
const points = { type: 'number', minimum: 0, maximum: 10_000 }
const notArising = { enum: ['exclude', 'full', 'zero', 'refuse', 'redistribute'] }
const list = (items: object, minItems = 0) => ({ type: 'array', items, minItems, maxItems: 5000 })
const map = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
})

/** A policy by its word, or with the group in which it works. */
const scopedNotArising = {
  if: { type: 'object' },
  then: {
    ...map(['policy'], {
      policy: { enum: ['exclude', 'redistribute'] },
      within: id,
      to: { ...points, exclusiveMinimum: 0 },
      among: id,
    }),
    if: { properties: { policy: { const: 'redistribute' } } },
    then: { required: ['among'], properties: { within: false, to: false } },
    else: { required: ['within'], properties: { among: false } },
  },
  else: notArising,
}

const source = map([], {
  document: { type: 'integer', minimum: 0 },
  item: words,
  page: { type: 'integer', minimum: 1 },
  note: words,
})

const input = map(['id', 'type', 'label'], {
  id: name,
  type: { enum: ['boolean', 'choice', 'count', 'decimal', 'percent', 'money', 'date', 'text'] },
  label: text,
  hint: text,
  unit: text,
  min: { type: 'number' },
  max: { type: 'number' },
  decimals: { type: 'integer', minimum: 0, maximum: 4 },
  step: { type: 'number', exclusiveMinimum: 0 },
  at_most: {
    type: ['string', 'object'],
    pattern: name.pattern,
    problem: 'bad-name',
    required: ['difference'],
    additionalProperties: false,
    properties: { difference: list(name, 2) },
  },
  when: {
    type: ['string', 'object'],
    pattern: name.pattern,
    problem: 'bad-name',
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: list(name, 1),
  },
  dated_by: { enum: ['digital-signature', 'stamp', 'entry'] },
  choices: list(map(['id', 'label'], { id: name, label: text }), 2),
})

const printed = { type: 'string', pattern: '^[0-9A-ZĐa-zđ.]+$', maxLength: 20, problem: 'bad-number' }

const node = {
  ...map(['id', 'number', 'title', 'max'], {
    id,
    number: printed,
    title: text,
    max: points,
    replaces: id,
    guard: nodeGuard,
    criteria: list({ $ref: '#/$defs/node' }, 1),
    scored_by: { enum: ['appraisal', 'survey', 'judgement'] },
    not_arising: scopedNotArising,
    inputs: list({ $ref: '#/$defs/input' }),
    evidence: list(map(['id', 'label'], { id: name, label: text, required: { type: 'boolean' } })),
    rule: {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
      problem: 'one-rule-form',
      properties: Object.fromEntries(Object.values(forms).map((form) => [form.name, form.schema])),
    },
    guidance: text,
    source: { $ref: '#/$defs/source' },
  }),
  if: { required: ['criteria'] },
  then: {
    properties: { scored_by: false, inputs: false, evidence: false, rule: false, guidance: false },
  },
  else: { required: ['scored_by', 'inputs', 'rule'] },
}

const scale = map(['total', 'unit', 'survey'], {
  total: { type: 'number', exclusiveMinimum: 0, maximum: 10_000 },
  unit: words,
  above_total: { enum: ['allowed', 'capped'] },
  survey: {
    type: ['string', 'object'],
    pattern: '^none$',
    problem: 'bad-survey',
    required: ['points', 'mandatory', 'when_absent'],
    additionalProperties: false,
    properties: { points, mandatory: { type: 'boolean' }, when_absent: { enum: ['rescale'] } },
  },
})

const change = {
  ...map(['reason'], {
    set: words,
    property: words,
    add: { $ref: '#/$defs/node' },
    remove: id,
    move: id,
    rename: id,
    under: id,
    after: id,
    to: {},
    reason: words,
    source: { $ref: '#/$defs/source' },
  }),
}

const head = {
  framework: id,
  version: { type: 'string', pattern: '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$', problem: 'bad-version' },
  title: text,
  provenance: { enum: ['official', 'illustrative'] },
  authority: words,
  legal_basis: list(map(['document'], { document: words, issued: day, issuer: words, title: words })),
  effective: map(['from'], { from: day, until: day }),
  known_defects: list(
    map(['code', 'at', 'note', 'source'], {
      code: { enum: DEFECTS },
      at: words,
      note: text,
      source: { type: 'object', minProperties: 1, $ref: '#/$defs/source' },
    }),
  ),
}
const band = map(['id', 'title', 'when'], { id, title: text, when: {} })
/** Criteria that are scored, without groups. */
const section = map(['number', 'title', 'max', 'combine', 'criteria'], {
  number: printed,
  title: text,
  max: points,
  combine: { enum: ['sum', 'best'] },
  criteria: list({ allOf: [{ $ref: '#/$defs/node' }, { type: 'object', properties: { criteria: false } }] }, 1),
})
const condition = { id, title: text, when: {}, source: { $ref: '#/$defs/source' } }
const body = {
  unit_types: list(id, 1),
  scale,
  rounding: map(['mode', 'criterion', 'index'], {
    mode: { enum: ['half-up'] },
    criterion: { type: 'integer', minimum: 0, maximum: 4 },
    index: { type: 'integer', minimum: 0, maximum: 4 },
  }),
  not_arising: notArising,
  facts: list({ $ref: '#/$defs/input' }, 1),
  constants: {
    type: 'object',
    minProperties: 1,
    propertyNames: { pattern: name.pattern },
    additionalProperties: map(['value', 'source'], {
      value: { type: 'number' },
      label: text,
      source: words,
      until: day,
    }),
  },
  targets: list({ $ref: '#/$defs/input' }, 1),
  attributes: list({ $ref: '#/$defs/input' }, 1),
  domains: list({ $ref: '#/$defs/node' }, 1),
  bands: list(band, 1),
  guard,
  invariants: list(band, 1),
  bonus: section,
  penalty: section,
  flags: list(map(['id', 'label'], { id: name, label: text, hint: text }), 1),
  vetoes: list(map(['id', 'title', 'when', 'band'], { ...condition, band: id }), 1),
  ceilings: list(map(['id', 'title', 'when', 'at_most'], { ...condition, at_most: id }), 1),
  quotas: list(
    map(['id', 'title', 'band', 'share', 'of'], {
      id,
      title: text,
      band: id,
      share: { type: 'number', minimum: 0, maximum: 100 },
      of: list(id, 1),
      source: { $ref: '#/$defs/source' },
    }),
    1,
  ),
  ties: { if: { type: 'object' }, then: map(['then_by'], { then_by: list(words, 1) }), else: { enum: ['shared'] } },
}
const headKeys = ['framework', 'version', 'title', 'provenance', 'authority', 'effective']

export const frameworkSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Khung: khung chỉ số / assessment framework',
  type: 'object',
  additionalProperties: false,
  required: headKeys,
  properties: {
    ...head,
    ...body,
    extends: { type: 'string', pattern: '^[a-z][a-z0-9-]*@\\d+\\.\\d+\\.\\d+$', problem: 'bad-reference' },
    changes: list(change),
  },
  if: { required: ['extends'] },
  then: {
    required: ['changes'],
    properties: Object.fromEntries(Object.keys(body).map((key) => [key, false])),
  },
  else: {
    required: ['unit_types', 'scale', 'rounding', 'not_arising', 'domains', 'bands'],
    properties: { changes: false },
  },
  $defs: { node, input, source, text: textDefinition, value: valueDefinition },
} as const
