import type { Routes } from '../people/index.ts'
import { removeApp } from './delete-app.ts'
import type { AppsGiven } from './given.ts'
import { importRoutes } from './import-routes.ts'
import { itemRoutes } from './item-routes.ts'
import { rewriteItems } from './rewrite-items.ts'
import { appRoutes } from './routes.ts'
import { removeImports, runImport } from './run-import.ts'

export { offerSamples } from './add-samples.ts'
export { contactsOf } from './contacts-of.ts'
export { ownValue, refsIn } from './fill-item.ts'
export { findCandidates } from './find-candidates.ts'
export { accountApps, addAccount, appsNamed, itemsByAccount, readUserField, userFieldsOf } from './for-folders.ts'
export { knownVariable, linkedApp, takeVariable, takeVariables, textsOf, wrongSettings } from './for-processes.ts'
export { holdItemOf, itemNames, noteBinding } from './hold-for-binding.ts'
export { mayViewItem } from './item.ts'
export { itemTexts, textFieldsOf } from './item-texts.ts'
export type { Known } from './known.ts'
export { mayReadItemFile } from './may-read-item-file.ts'
export { namedIn } from './named-in.ts'
export { createFor, readPrefill } from './prefill-item.ts'
export { itemCards, refsOf } from './refs.ts'
export { appTopicsOf, rightsInApps } from './rights.ts'

export const appsRoutes = (given: AppsGiven): Routes[] => [appRoutes(given), itemRoutes, importRoutes(given)]

export const appsTasks = ({ storage }: Pick<AppsGiven, 'storage'>) => [
  removeApp,
  rewriteItems,
  runImport(storage),
  removeImports(storage),
]
