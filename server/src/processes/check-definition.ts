import {
  type FieldError,
  factTypes,
  type ProcessDefinition,
  type ValueError,
  type Variable,
  variableTypes,
} from '@parley/contract'
import { appsNamed, linkedApp, wrongSettings } from '../apps/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { aboutNames } from './evaluate.ts'
import type { Reads } from './given.ts'
import { readDiagram } from './read-diagram.ts'

/**
 * What even a draft must be: variables that can be, at most one place, and a diagram that can be read.
 * @throws {Refusal} `definition-invalid` with every variable that is wrong; `diagram-invalid`
 */
export async function checkDefinition(reads: Reads, definition: ProcessDefinition): Promise<void> {
  const { variables, workspace, appId, diagram } = definition
  const errors: FieldError[] = []
  const say = (field: string, code: ValueError, detail?: string) =>
    void errors.push({ field, code, ...(detail !== undefined && { detail }) })
  if (workspace !== null && appId !== null) say('/workspace', 'too-many', '1')
  const linked = variables.flatMap(({ field }) => linkedApp(field) ?? [])
  const apps = new Set((await appsNamed(reads, [...linked, ...(appId === null ? [] : [appId])])).map(({ id }) => id))
  if (appId !== null && !apps.has(appId)) say('/appId', 'not-found')
  const seen = new Set<string>(aboutNames)
  for (const [at, variable] of variables.entries()) checkVariable(variable, `/variables/${at}`, seen, apps, say)
  if (errors.length > 0) throw new Refusal('definition-invalid', { field: errors[0]!.field, errors: errors.slice(0, 100) })
  await readDiagram(diagram)
}

function checkVariable(
  { field, from }: Variable,
  here: string,
  seen: Set<string>,
  apps: ReadonlySet<string>,
  say: (field: string, code: ValueError, detail?: string) => void,
): void {
  const code = field.code.toLowerCase()
  if (seen.has(code)) say(`${here}/field/code`, 'code-exists')
  seen.add(code)
  if (!(variableTypes as readonly string[]).includes(field.type)) say(`${here}/field/type`, 'unknown-field')
  for (const rule of ['default', 'unique', 'visibleIf'] as const) if (field[rule]) say(`${here}/field/${rule}`, 'not-offered')
  const wrong = wrongSettings(field)
  if (wrong) say(`${here}/field/settings`, wrong.code, wrong.detail)
  const app = linkedApp(field)
  if (app !== undefined && !apps.has(app)) say(`${here}/field/settings/appId`, 'not-found')
  if (from !== null && !factTypes[from].includes(field.type)) say(`${here}/from`, 'type-changed')
}
