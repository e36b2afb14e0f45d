/** JSON Schema as far as we look into it. */
export interface Shape {
  type?: string | string[]
  properties?: Record<string, Shape>
  items?: Shape
  anyOf?: Shape[]
  allOf?: Shape[]
  const?: unknown
  enum?: unknown[]
  additionalProperties?: boolean | Shape
  required?: readonly string[]
  nullable?: boolean
}

const within = (shape: Shape, change: (shape: Shape) => Shape): Shape => ({
  ...shape,
  ...(shape.properties && {
    properties: Object.fromEntries(Object.entries(shape.properties).map(([name, value]) => [name, change(value)])),
  }),
  ...(shape.items && { items: change(shape.items) }),
  ...(shape.anyOf && { anyOf: shape.anyOf.map(change) }),
})

/** What is not said in the contract is not accepted (ASVS 15.3.3): no object takes a field that it does not name. */
export function strict(shape: Shape): Shape {
  const closed = shape.properties && shape.additionalProperties === undefined ? { additionalProperties: false } : {}
  return within({ ...shape, ...closed }, strict)
}

/**
 * The same replies, said so that the compiled serializer need not try one alternative after the other: `T | null` and unions of
 * words are types of their own in JSON Schema.
 */
export function simple(shape: Shape): Shape {
  const inner = within(shape, simple)
  if (!inner.anyOf) return inner
  const { anyOf: nested, ...rest } = inner
  const ways = nested.flatMap((way) => (way.anyOf && Object.keys(way).length === 1 ? way.anyOf : [way]))
  const others = ways.filter(({ type }) => type !== 'null')
  const nullable = others.length < ways.length && { nullable: true }
  if (others.length === 1 && others[0]!.type) return { ...rest, ...others[0], ...nullable }
  if (others.every(({ const: word }) => typeof word === 'string')) return { ...rest, type: 'string', ...nullable }
  // Tried in this order, and nothing is said more often than nothing.
  return { ...rest, anyOf: [...(nullable ? [{ type: 'null' }] : []), ...others] }
}

/** A query string is all text; numbers and yes or no become what they are, before they are checked. */
export function reader(shape: Shape): ((query: Record<string, unknown>) => void) | undefined {
  const properties = Object.entries(shape.properties ?? {})
  const typed = properties.filter(
    ([, { type }]) => type === 'integer' || type === 'number' || type === 'boolean' || type === 'array',
  )
  if (typed.length === 0) return undefined
  return (query) => {
    for (const [name, { type, items }] of typed) {
      const value = query[name]
      if (value === undefined) continue
      if (type === 'array') query[name] = (Array.isArray(value) ? value : [value]).map((one) => read(items?.type, one))
      else query[name] = read(type, value)
    }
  }
}

function read(type: unknown, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  return value
}
