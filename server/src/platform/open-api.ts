import { type Endpoint, type RefusalCode, refusals } from '@parley/contract'
import { type Shape, strict } from './shapes.ts'

/** May be answered to anything, beside what an endpoint names. */
const always: RefusalCode[] = ['bad-request', 'not-signed-in', 'forbidden', 'too-many-requests', 'unavailable']

/** OpenAPI 3.1: its schemas are JSON Schema, as the contract's are [API-05]. */
export function openApi(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Parley', version: '1' },
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-parley' },
      },
    },
  }
}

function operation({ path, who, summary, query, body, reply, refuses }: Endpoint): object {
  const names = [...path.matchAll(/:(\w+)/g)].map((found) => found[1]!)
  const { properties = {}, required = [] } = (query ?? {}) as Shape
  const schemaOf = (name: string) => (name.endsWith('Id') ? { type: 'string', format: 'uuid' } : { type: 'string' })
  return {
    summary,
    'x-who': who,
    security: who === 'anyone' ? [] : [{ token: [] }, { cookie: [] }],
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: schemaOf(name) })),
      ...Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema })),
    ],
    ...(body && { requestBody: { required: true, content: json(strict(body as Shape)) } }),
    responses: { ...answer(reply as Shape | undefined), ...noes([...new Set([...refuses, ...always])]) },
  }
}

function answer(reply: Shape | undefined): object {
  if (!reply || Object.keys(reply).length === 0) return { 200: { description: 'The bytes themselves' } }
  return { 200: { description: 'Done', content: json(reply) } }
}

function noes(codes: RefusalCode[]): object {
  const byStatus = Map.groupBy(codes, (code) => refusals[code][0])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${refusals[code][1]}`).join('\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

const json = (schema: object) => ({ 'application/json': { schema } })

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: [...Object.keys(refusals), 'internal'] },
    detail: { type: 'string' },
    field: { type: 'string' },
    retryAfter: { type: 'number' },
    holder: {
      type: ['object', 'null'],
      properties: { id: { type: 'string', format: 'uuid' }, name: { type: 'string' } },
    },
  },
}
