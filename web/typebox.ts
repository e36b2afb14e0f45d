type Given = readonly Record<string, unknown>[]

/**
 * Stands for typebox in the built program, which never checks by the contract's shapes: 20 kB gzip that nobody would run. What
 * screens do read of a shape stays: its properties, and its pattern and limits.
 */
export const Type: unknown = new Proxy(
  {},
  {
    get: (_, name) => {
      if (name === 'Object') return (...[properties, options]: Given) => ({ properties, ...options })
      if (name === 'Optional' || name === 'Partial' || name === 'Pick') return (...[shape]: Given) => shape
      return (...given: Given) => ({ ...given.at(-1) })
    },
  },
)
