import type { PopoverProps } from '@mantine/core'
import { Frame, Part, type Parts } from './floating.tsx'
import { Target } from './Target.tsx'

type Dropdown = Parts['Popover']['Dropdown']
const targets = [Target]

/** Mantine's popover; what floats of it is loaded late (floating.tsx). */
export const Popover = Object.assign((props: PopoverProps) => <Frame kind="Popover" targets={targets} {...props} />, {
  Target,
  Dropdown: ((props: Record<string, unknown>) => (
    <Part choose={({ Popover }) => Popover.Dropdown} {...props} />
  )) as unknown as Dropdown,
})
