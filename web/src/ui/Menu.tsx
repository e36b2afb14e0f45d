import type { MenuProps } from '@mantine/core'
import { Frame, Part, type Parts } from './floating.tsx'
import { ContextMenu, Target } from './Target.tsx'

type Props = Record<string, unknown>
type Whole = Parts['Menu']
type Of<Name extends keyof Whole> = Whole[Name]
type Sub = Of<'Sub'>

const targets = [Target, ContextMenu]
const sub = Object.assign((props: Props) => <Part choose={({ Menu }) => Menu.Sub} {...props} />, {
  Target: (props: Props) => <Part choose={({ Menu }) => Menu.Sub.Target} {...props} />,
  Item: (props: Props) => <Part choose={({ Menu }) => Menu.Sub.Item} {...props} />,
  Dropdown: (props: Props) => <Part choose={({ Menu }) => Menu.Sub.Dropdown} {...props} />,
})

/** Mantine's menu; what floats of it is loaded late (floating.tsx). */
export const Menu = Object.assign((props: MenuProps) => <Frame kind="Menu" targets={targets} {...props} />, {
  Target,
  ContextMenu,
  Sub: sub as unknown as Sub,
  Dropdown: ((props: Props) => <Part choose={({ Menu }) => Menu.Dropdown} {...props} />) as unknown as Of<'Dropdown'>,
  Item: ((props: Props) => <Part choose={({ Menu }) => Menu.Item} {...props} />) as unknown as Of<'Item'>,
  CheckboxItem: ((props: Props) => <Part choose={({ Menu }) => Menu.CheckboxItem} {...props} />) as unknown as Of<'CheckboxItem'>,
  RadioItem: ((props: Props) => <Part choose={({ Menu }) => Menu.RadioItem} {...props} />) as unknown as Of<'RadioItem'>,
  Label: ((props: Props) => <Part choose={({ Menu }) => Menu.Label} {...props} />) as unknown as Of<'Label'>,
  Divider: ((props: Props) => <Part choose={({ Menu }) => Menu.Divider} {...props} />) as unknown as Of<'Divider'>,
})
