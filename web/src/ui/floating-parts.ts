/** The parts of Mantine that float over the page: 30 kB gzip that nobody needs before they point at something. */
// biome-ignore lint/style/noRestrictedImports: this is where they come from.
export { Menu, Popover, Tooltip } from '@mantine/core'
