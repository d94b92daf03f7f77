import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { TSchema } from 'typebox'

/**
 * The rules of GeoReport v2 as its JSON schemas have them (open311/schema-validation at 47e06a4, which carries no
 * licence, so they are said here in our own words), kept apart from our own contract: a change of ours that leaves the
 * standard is found by these.
 */
const text = Type.String()
const textOrNull = Type.Union([text, Type.Null()])
const moment = Type.String({ format: 'date-time' })
const momentOrNull = Type.Union([moment, Type.Null()])
const numberOrNull = Type.Union([Type.Number(), Type.Null()])
const oneOf = (...values: string[]) => Type.Union(values.map((value) => Type.Literal(value)))
const may = Type.Optional

const serviceRule = Type.Object({
  service_code: text, service_name: text, metadata: Type.Boolean(), type: oneOf('realtime', 'batch', 'blackbox'),
  description: may(textOrNull), keywords: may(textOrNull), group: may(textOrNull),
})
export const servicesRule = Type.Array(serviceRule)

export const definitionRule = Type.Object({
  service_code: text,
  attributes: Type.Array(Type.Object({
    variable: Type.Boolean(), code: text, required: Type.Boolean(),
    datatype: oneOf('string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'),
    datatype_description: may(textOrNull), order: may(Type.Union([Type.Integer(), Type.Null()])), description: may(textOrNull),
    values: may(Type.Array(Type.Object({ key: text, name: text }))),
  })),
})

export const requestsRule = Type.Array(Type.Object({
  service_request_id: text, status: oneOf('open', 'closed'), service_code: text, requested_datetime: moment,
  status_notes: may(textOrNull), service_name: may(textOrNull), description: may(Type.Union([Type.String({ maxLength: 4000 }), Type.Null()])),
  agency_responsible: may(textOrNull), service_notice: may(textOrNull), updated_datetime: may(momentOrNull), expected_datetime: may(momentOrNull),
  address: may(textOrNull), address_id: may(textOrNull), zipcode: may(textOrNull), lat: may(numberOrNull), long: may(numberOrNull),
  media_url: may(Type.Union([Type.String({ format: 'uri' }), Type.Null()])),
}))

/** These two have no schema of their own; the standard's text says as much. */
export const postedRule = Type.Array(Type.Object({ service_request_id: text, service_notice: may(textOrNull), account_id: may(textOrNull) }), { minItems: 1, maxItems: 1 })
export const errorsRule = Type.Array(Type.Object({ code: Type.Integer(), description: Type.String({ minLength: 1 }) }), { minItems: 1 })
export const discoveryRule = Type.Object({
  changeset: text, contact: text, key_service: text,
  endpoints: Type.Array(Type.Object({ specification: text, url: Type.String({ format: 'uri' }), changeset: text, type: oneOf('production', 'test'), formats: Type.Array(text, { minItems: 1 }) }), { minItems: 1 }),
})

/** Where the answer leaves the rule; nothing if it keeps it. */
export const breaches = (rule: TSchema, body: unknown): string[] => [...Value.Errors(rule, body)].map((e) => `${e.instancePath} ${e.message}`)
