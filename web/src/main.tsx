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

// After an update the old page asks for parts that are gone: once it loads itself anew, drafts and unsent messages stay. Where it is
// the network that is gone, a page that loads itself anew would be lost [B-04].
addEventListener('vite:preloadError', async () => {
  if (sessionStorage.getItem('parley.reloaded')) return
  const answers =
    navigator.onLine &&
    (await fetch('/', { cache: 'no-store' })
      .then(({ ok }) => ok)
      .catch(() => false))
  if (!answers) return
  sessionStorage.setItem('parley.reloaded', '1')
  location.reload()
})

createRoot(document.getElementById('root')!).render(
  <Frame>
    <RouterProvider router={router} />
  </Frame>,
)
