export * from './endpoint.ts'
export * from './refusals.ts'
