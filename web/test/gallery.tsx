import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '../src/ui/fonts.css'
import '../src/ui/tokens.css'
import '../src/ui/theme.css'
import '../src/ui/base.css'
import './gallery.css'
import { createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { Frame } from '../src/shell/Frame.tsx'
import { Desk } from './Desk.tsx'
import { States } from './States.tsx'

const router = createRouter({
  routeTree: createRootRoute({ component: location.search.includes('states') ? States : Desk, notFoundComponent: Desk }),
})

createRoot(document.getElementById('root')!).render(
  <Frame>
    <RouterProvider router={router} />
  </Frame>,
)
