/** What the log can be narrowed by, as it stands in the address. */
export const filterNames = ['from', 'to', 'by', 'group', 'kind', 'id', 'q'] as const
