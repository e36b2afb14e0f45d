export { findTemplates } from './find-templates.ts'
export { choicesQuery, templatesQuery, useTemplates } from './use-templates.ts'
