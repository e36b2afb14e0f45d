/**
 * Stands for typebox in the built program, which takes the contract's shapes as types and never checks by them: 20 kB gzip that
 * nobody would run.
 */
const shape: unknown = new Proxy(() => shape, { get: (_, name) => (name === 'properties' ? {} : shape) })

export const Type = shape
