import type { Drawn } from '../canvas/bpmn.ts'
import { kindOfDrawn, nameOfKind } from '../canvas/kinds.ts'
import { t } from './words.ts'

/** What an element is called here: by its name, else by what it is. */
export const titleOf = (element: Drawn): string => element.businessObject.name?.trim() || t(nameOfKind(kindOfDrawn(element)))
