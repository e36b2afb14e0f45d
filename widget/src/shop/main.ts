import { shop } from '../texts/en.ts'
import './style.css'

function element(name: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(name)
  made.append(...content)
  return made
}

document.title = shop.title
document.body.append(
  element('nav', element('b', shop.shop), ...shop.menu.map((entry) => element('span', entry))),
  element(
    'main',
    element('h1', shop.lead),
    element('p', shop.text),
    element('ul', ...shop.goods.map(({ name, price }) => element('li', element('span', name), element('span', price)))),
    element('p', shop.note),
  ),
)

/** What the snippet of the live chat's settings does on a website. */
const chat = location.pathname.split('/')[2]
const script = element('script') as HTMLScriptElement
script.dataset['chat'] = chat
script.src = '/widget.js'
script.async = true
Object.assign(window, { parleySettings: { chat } })
document.head.append(script)
