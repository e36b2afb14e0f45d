import type { FieldType } from '@parley/contract'

/** What is dragged over the form: a field that stands on it, or a type from the palette. Keys and menus do the same [WCAG 2.5.7]. */
export const drag: { held: { code: string } | { type: FieldType } | undefined } = { held: undefined }
