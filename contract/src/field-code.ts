import { Type } from 'typebox'

/** What every object of JavaScript knows by itself: values by code would be read wrongly there, here and in others' programs. */
export const reservedCodes: readonly string[] = [
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]
/** Letters, digits and _, beginning with a letter; none that is reserved. Codes of system fields begin with _ and never meet it. */
export const Code = Type.String({ pattern: `^(?!(?:${reservedCodes.join('|')})$)[A-Za-z][A-Za-z0-9_]{0,39}$` })
