import { type Static, Type } from 'typebox'
import { strict } from '#kernel/contract.ts'

/** Open311 GeoReport v2 as we answer it in JSON; the XML is the same by the Spark convention. */

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(t: T) => Type.Union([t, Type.Null()])
const Text = Type.String()
/** W3C date and time with the offset of Shanghai. */
const Moment = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\+08:00$' })

export const Service = Type.Object({
  service_code: Text, service_name: Text, description: Text, metadata: Type.Boolean(), type: Type.Literal('realtime'), keywords: Text, group: Text,
}, strict)
export type Service = Static<typeof Service>

export const Attribute = Type.Object({
  variable: Type.Boolean(), code: Text,
  datatype: Type.Union([Type.Literal('text'), Type.Literal('number'), Type.Literal('datetime'), Type.Literal('singlevaluelist')]),
  required: Type.Boolean(), datatype_description: nullable(Text), order: Type.Integer({ minimum: 1 }), description: Text,
  values: Type.Optional(Type.Array(Type.Object({ key: Text, name: Text }, strict))),
}, strict)
export type Attribute = Static<typeof Attribute>

export const ServiceDefinition = Type.Object({ service_code: Text, attributes: Type.Array(Attribute) }, strict)
export type ServiceDefinition = Static<typeof ServiceDefinition>

export const ServiceRequest = Type.Object({
  service_request_id: Text, status: Type.Union([Type.Literal('open'), Type.Literal('closed')]), status_notes: nullable(Text), service_name: Text, service_code: Text,
  description: nullable(Type.String({ maxLength: 4000 })), agency_responsible: nullable(Text), service_notice: nullable(Text),
  requested_datetime: Moment, updated_datetime: Moment, expected_datetime: nullable(Moment),
  address: nullable(Text), address_id: Type.Null(), zipcode: Type.Null(), lat: nullable(Type.Number()), long: nullable(Type.Number()), media_url: Type.Null(),
}, strict)
export type ServiceRequest = Static<typeof ServiceRequest>

export const Posted = Type.Object({ service_request_id: Text, service_notice: nullable(Text), account_id: Type.Null() }, strict)
export type Posted = Static<typeof Posted>

export const Token = Type.Object({ service_request_id: Text, token: Text }, strict)
export const Fault = Type.Object({ code: Type.Integer(), description: Text }, strict)
export type Fault = Static<typeof Fault>

export const Discovery = Type.Object({
  changeset: Text, contact: Text, key_service: Text,
  endpoints: Type.Array(Type.Object({ specification: Text, url: Text, changeset: Text, type: Type.Union([Type.Literal('production'), Type.Literal('test')]), formats: Type.Array(Text) }, strict)),
}, strict)
export type Discovery = Static<typeof Discovery>

/** What the standard leaves open, as the district decides it. */
export const Open311Settings = Type.Object({
  jurisdiction_id: Type.String({ pattern: '^[a-z0-9.-]+$' }),
  contact: Type.String({ minLength: 1 }),
  key_service: Type.String({ minLength: 1, description: 'how to get an api_key' }),
}, strict)
export type Open311Settings = Static<typeof Open311Settings>

/** A key that opens the interface while the demo runs, and nothing otherwise. */
export const DEMO_KEY = 'nuanban-demo'
