import fc from 'fast-check'
import type { Shape } from '../../src/platform/shapes.ts'

/** Values that fit a schema of the contract, as far as the contract uses JSON Schema. */
export function fitting(shape: Shape & Record<string, unknown>): fc.Arbitrary<unknown> {
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map((way) => fitting(way as typeof shape)))
  if ('const' in shape) return fc.constant(shape.const)
  const most = (name: string, unless: number) => Math.min(Number(shape[name] ?? unless), unless)
  switch (shape.type) {
    case 'string': {
      if (shape['format'] === 'uuid') return fc.uuid()
      if (typeof shape['pattern'] === 'string' && shape['pattern'].includes('{36}')) return fc.uuid()
      const unit = fc.constantFrom('binary' as const, 'grapheme' as const)
      return unit.chain((unit) => fc.string({ unit, maxLength: most('maxLength', 300) }))
    }
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: Number(shape['minimum'] ?? -5), max: most('maximum', 2_147_483_647) }),
        fc.constant(Number(shape['minimum'] ?? 0)),
      )
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(fitting((shape.items ?? {}) as typeof shape), { maxLength: 4 })
    case 'object': {
      const required = new Set(shape.required ?? [])
      const fields = Object.entries(shape.properties ?? {}).map(
        ([name, value]) => [name, fitting(value as typeof shape)] as const,
      )
      const optional = fields.filter(([name]) => !required.has(name)).map(([name]) => name)
      return fc.record(Object.fromEntries(fields), {
        requiredKeys: fields.map(([name]) => name).filter((name) => !optional.includes(name)),
      })
    }
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}

const huge = 'x'.repeat(200_000)
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** Anything but what was meant, in place of one value. */
const wrong: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, 0, -1, 1e308, 2 ** 53, true, '', '0', '1abc', [], {}, [[]], { $ne: null }, '\u0000', '\ud800'),
  fc.constantFrom<unknown>("' or 1=1 --", '../../etc/passwd', '{{7*7}}', '<script>', '%00', 'NaN', '😀'.repeat(6_000)),
  fc.jsonValue(),
)

/** One field replaced, dropped or added. */
function near(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong
  const names = Object.keys(value)
  const replaced = fc.tuple(fc.constantFrom(...names, 'extra'), wrong).map(([name, bad]) => ({ ...value, [name]: bad }))
  if (names.length === 0) return replaced
  const dropped = fc.constantFrom(...names).map((name) => {
    const { [name]: _, ...rest } = value as Record<string, unknown>
    return rest
  })
  return fc.oneof({ weight: 3, arbitrary: replaced }, dropped, wrong)
}

export interface Sent {
  bytes: string | Uint8Array
  type: string
}

const json = 'application/json'

/** What somebody may put into a body for which this schema is meant; without one, what nobody asked for. */
export function body(schema: (Shape & Record<string, unknown>) | undefined): fc.Arbitrary<Sent> {
  const good = schema ? fitting(schema) : fc.constant({})
  const text = (value: unknown) => JSON.stringify(value) ?? 'null'
  const asJson = (bytes: string | Uint8Array): Sent => ({ bytes, type: json })
  return fc.oneof(
    { weight: 6, arbitrary: good.map((value) => asJson(text(value))) },
    { weight: 6, arbitrary: good.chain(near).map((value) => asJson(text(value))) },
    { weight: 1, arbitrary: good.map((value) => asJson(text(value).replace('{', '{"__proto__":{"administrator":true},'))) },
    { weight: 1, arbitrary: good.map((value) => asJson(text(value).replace('{', '{"constructor":{"prototype":{"x":1}},'))) },
    // The same key twice, the last one as it should be.
    { weight: 1, arbitrary: good.map((value) => asJson(text(value).replace(/\{("[^"]*"):/, '{$1:[],$1:'))) },
    { weight: 1, arbitrary: fc.constantFrom(5, 1_000, 10_000, 70_000).map((depth) => asJson(deep(depth))) },
    { weight: 1, arbitrary: fc.constant(asJson(JSON.stringify({ text: huge, name: huge }))) },
    { weight: 1, arbitrary: good.map((value) => asJson(new Uint8Array([...Buffer.from(text(value)), 0xff, 0xfe, 0xc0]))) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).map(asJson) },
    { weight: 1, arbitrary: fc.constantFrom('', '{', '[', 'null', '"', '{"a"', '\u0000').map(asJson) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          good,
          fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data', 'application/json; charset=utf-16', 'x'),
        )
        .map(([value, type]) => ({ bytes: text(value), type })),
    },
  )
}
