export { Bindings } from './Bindings.tsx'
export { RegisterItems } from './RegisterItems.tsx'
