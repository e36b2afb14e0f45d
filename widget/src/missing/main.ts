import { missing } from '../texts/en.ts'
import './style.css'

document.title = missing.title
const main = document.createElement('main')
const heading = document.createElement('h1')
const text = document.createElement('p')
heading.textContent = missing.title
text.textContent = missing.text
main.append(heading, text)
document.body.append(main)
