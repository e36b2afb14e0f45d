import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { corners, doors, type Page, places, rooms, type Screen } from '../house.ts'
import { openWorkspace } from '../workspace.ts'
import { wayIn } from './guards.ts'
import { FailedPage, ForbiddenPage, NotFoundPage } from './pages.tsx'
import { Shell } from './Shell.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: FailedPage })

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    await openWorkspace().catch((error) => wayIn(error, location.href))
  },
  component: Shell,
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async () => {
    const held = await openWorkspace()
    const first = places.find((place) => place.visible(held))
    if (first) throw redirect({ to: first.path, replace: true })
  },
  component: ForbiddenPage,
})

const workspaces = places.map((place) => {
  const room = createRoute({
    getParentRoute: () => shell,
    path: place.path,
    beforeLoad: async () => {
      if (!place.visible(await openWorkspace())) throw new Forbidden()
    },
    errorComponent: ({ error }) => (error instanceof Forbidden ? <ForbiddenPage /> : <FailedPage error={error} />),
    ...(place.frame ? drawn(place.frame) : { component: Outlet }),
  })
  return room.addChildren(
    place.pages.map((page) => createRoute({ getParentRoute: () => room, path: page.path, ...standing(page) })),
  )
})

/** Unknown addresses: who is signed in sees so beside the rail, others come to sign-in first. */
const nothing = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage })

const bare = doors.map((page) => createRoute({ getParentRoute: () => root, path: page.path, ...standing(page) }))
const aside = [...corners, ...rooms].map((page) =>
  createRoute({ getParentRoute: () => shell, path: page.path, ...standing(page) }),
)

/** The tree of addresses, drawn from the house. */
export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren([home, ...workspaces, ...aside, nothing]), ...bare]),
  defaultPreload: 'intent',
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
})

class Forbidden extends Error {}

function standing(page: Page) {
  return { ...drawn(page), ...(page.search ? { validateSearch: page.search } : {}) }
}

function drawn(screen: Screen) {
  return { component: 'component' in screen ? screen.component : lazyRouteComponent(screen.load) }
}
