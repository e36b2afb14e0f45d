import type { File as Sent } from '@parley/contract'
import { createContext } from 'react'

/** Shows a file among those around it, where there are any; without it each is shown by itself. */
export const Around = createContext<((file: Sent) => void) | undefined>(undefined)
