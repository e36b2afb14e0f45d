import { render } from 'preact'
import { attend } from './attention.ts'
import { hearHost, tellHost } from './host.ts'
import { place } from './place.ts'
import { onChange, set, state } from './state.ts'
import './style.css'
import { App } from './ui/app.tsx'
import { keepField } from './ui/composer.tsx'
import { keepPlace } from './ui/scroll.ts'
import { enter, identify, logout, turnPage } from './visit.ts'

const root = document.getElementById('app')!
const { dataset } = document.documentElement
if (place.theme !== 'auto') dataset['theme'] = place.theme
if (place.hosted) {
  dataset['hosted'] = ''
  set({ open: true })
}

const draw = () => {
  render(<App />, root)
  if (state.config) document.title = state.config.name
  keepPlace()
  keepField()
  attend()
}
onChange(draw)
draw()

hearHost((message) => {
  switch (message.parley) {
    case 'begin':
      return void enter()
    case 'open':
    case 'closed':
      return set({ open: message.parley === 'open' })
    case 'identify':
      return void identify(message.identity)
    case 'logout':
      return void logout()
    case 'page':
      return turnPage(message.page)
  }
})
if (place.hosted) void enter()
// An identity that the website has given already is told before `begin`: the first visit is made with it.
else tellHost({ parley: 'ready' })
