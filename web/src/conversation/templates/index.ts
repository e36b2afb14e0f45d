export { findTemplates } from './find-templates.ts'
export { choicesQuery, templatesQuery, textOf, useTemplates } from './use-templates.ts'
