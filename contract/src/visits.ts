import { type Static, Type } from 'typebox'
import { orNull, Time } from './common.ts'

/** Where a visitor of a website is and how they came; what is not known is null [VIS-01]. */
export const VisitFacts = Type.Object({
  page: orNull(Type.String()),
  referrer: orNull(Type.String()),
  browser: orNull(Type.String()),
  language: orNull(Type.String()),
  /** ISO 3166-1 alpha-2, where a trusted proxy says it. */
  country: orNull(Type.String()),
  /** The last ones, oldest first. */
  pages: Type.Array(Type.Object({ page: Type.String(), at: Time })),
})
export type VisitFacts = Static<typeof VisitFacts>
/** Pages that are kept of one visitor. */
export const mostPages = 20
