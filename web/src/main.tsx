import './trusted-types.ts'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/theme.css'
import './ui/base.css'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { Frame } from './shell/Frame.tsx'
import { router } from './shell/router.tsx'
import { followUpdates } from './shell/updates.ts'

followUpdates()

createRoot(document.getElementById('root')!).render(
  <Frame>
    <RouterProvider router={router} />
  </Frame>,
)
