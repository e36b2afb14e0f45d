import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Refused } from '../live/index.ts'
import { schemes } from '../ui/look.ts'
import { theme } from '../ui/theme.ts'

/** What was read from the server. Events keep it true, so nothing is read anew by itself; a refusal is not tried again. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (tries, error) => !(error instanceof Refused) && tries < 2,
    },
  },
})

/** Theme and caches around everything. All styles come from files, so that the Content-Security-Policy needs no exception. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </MantineProvider>
  )
}
