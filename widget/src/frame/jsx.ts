import { type ComponentType, h } from 'preact'

/** What JSX becomes: a third of the size of the runtime that is made to serve servers too. */
export const jsx = (type: ComponentType | string, props: object, key?: string | number) => h(type as string, { ...props, key })
export { Fragment } from 'preact'
export { jsx as jsxs }
