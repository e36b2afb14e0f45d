import { store } from '../store.ts'

/** What the tab is called and how much waits in it [ui.md §2.4, C11]. */
const title = store({ page: '', count: 0 })

title.on(show)

/** Sets the page's name, as each page does. */
export function entitle(page: string): void {
  title.set((was) => (was.page === page ? was : { ...was, page }))
}

/** Sets the number in front of it, on the icon and on the installed program. */
export function badge(count: number): void {
  title.set((was) => (was.count === count ? was : { ...was, count }))
}

/** The icon alone calls for a moment, as where a session waits that need not be mine [ui.md §2.4, C11]. */
export function flash(): void {
  if (flashes) return
  const timer = setInterval(() => {
    flashes += 1
    if (flashes > 5) clearInterval(timer)
    if (flashes > 5) flashes = 0
    show()
  }, 500)
}
let flashes = 0

function show(): void {
  const { page, count } = title.get()
  document.title = count ? `(${count > 99 ? '99+' : count}) ${page}` : page
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  const wanted = count > 0 !== (flashes % 2 === 1) ? '/icon-dot.svg' : '/icon.svg'
  if (icon && icon.getAttribute('href') !== wanted) icon.setAttribute('href', wanted)
  if ('setAppBadge' in navigator) void (count ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined)
}
