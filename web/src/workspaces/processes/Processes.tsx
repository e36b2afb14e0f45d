import { Outlet } from '@tanstack/react-router'
import { ProcessesFrame } from './ProcessesFrame.tsx'

/** What stands around the list and the designer. */
export default function Processes() {
  return (
    <ProcessesFrame>
      <Outlet />
    </ProcessesFrame>
  )
}
