/**
 * The tokens of our screens, defined in OKLCH. `node tokens.mjs` writes src/ui/tokens.css and src/ui/theme.css;
 * tokens.test.ts holds every pair of colours to its contrast [WCAG 2.2, 1.4.3 and 1.4.11].
 */
import { writeFileSync } from 'node:fs'
import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { hex } from './oklch.mjs'
import { theme, variables } from './src/ui/theme.ts'

const N = 265 // neutral hue
const B = 268,
  R = 27,
  A = 75,
  G = 155,
  V = 305 // accent(blue-iris), red, amber, green, violet
export const light = {
  'bg-app': hex(0.972, 0.004, N),
  'bg-rail': hex(0.945, 0.006, N),
  'bg-side': hex(0.962, 0.005, N),
  'bg-surface': '#FFFFFF',
  'bg-raised': '#FFFFFF',
  'bg-sunken': hex(0.955, 0.005, N),
  'bg-hover': hex(0.93, 0.007, N),
  'bg-pressed': hex(0.9, 0.009, N),
  'bg-selected': hex(0.932, 0.03, B),
  'bg-overlay': 'rgb(15 18 28 / .45)',
  'border-subtle': hex(0.905, 0.007, N),
  'border-default': hex(0.85, 0.009, N),
  'border-strong': hex(0.63, 0.016, N),
  'text-1': hex(0.22, 0.015, N),
  'text-2': hex(0.45, 0.018, N),
  'text-3': hex(0.5, 0.018, N),
  'text-disabled': hex(0.7, 0.012, N),
  'text-on-solid': '#FFFFFF',
  'accent-solid': hex(0.51, 0.19, B),
  'accent-solid-hover': hex(0.46, 0.19, B),
  'accent-solid-active': hex(0.42, 0.18, B),
  'accent-text': hex(0.48, 0.19, B),
  'accent-soft': hex(0.945, 0.025, B),
  'accent-soft-hover': hex(0.915, 0.04, B),
  'accent-soft-text': hex(0.42, 0.18, B),
  'accent-border': hex(0.75, 0.1, B),
  'focus-ring': hex(0.55, 0.2, B),
  'danger-solid': hex(0.53, 0.2, R),
  'danger-solid-hover': hex(0.48, 0.19, R),
  'danger-text': hex(0.5, 0.19, R),
  'danger-soft': hex(0.955, 0.022, R),
  'danger-soft-text': hex(0.43, 0.16, R),
  'danger-border': hex(0.62, 0.2, R),
  'warning-solid': hex(0.82, 0.15, A),
  'warning-text': hex(0.5, 0.11, A - 10),
  'warning-soft': hex(0.965, 0.045, A + 12),
  'warning-soft-text': hex(0.42, 0.09, A - 10),
  'warning-border': hex(0.62, 0.13, A - 8),
  'success-solid': hex(0.52, 0.13, G),
  'success-text': hex(0.48, 0.12, G),
  'success-soft': hex(0.96, 0.03, G),
  'success-soft-text': hex(0.4, 0.1, G),
  'violet-solid': hex(0.52, 0.2, V),
  'violet-text': hex(0.48, 0.19, V),
  'violet-soft': hex(0.95, 0.025, V),
  'violet-soft-text': hex(0.42, 0.17, V),
  'count-unread': hex(0.55, 0.21, R),
  'count-queue': hex(0.53, 0.19, B - 8),
  'count-super': hex(0.52, 0.2, V),
  'count-neutral': hex(0.88, 0.01, N),
  'presence-online': hex(0.6, 0.16, G),
  'presence-offline': hex(0.6, 0.014, N),
  'msg-in': hex(0.95, 0.006, N),
  'msg-out': hex(0.93, 0.035, B),
  'msg-note': hex(0.965, 0.05, A + 15),
  'msg-system': hex(0.52, 0.018, N),
  mark: hex(0.9, 0.12, A + 15),
}
export const dark = {
  'bg-app': hex(0.165, 0.008, N),
  'bg-rail': hex(0.135, 0.008, N),
  'bg-side': hex(0.155, 0.008, N),
  'bg-surface': hex(0.19, 0.009, N),
  'bg-raised': hex(0.235, 0.011, N),
  'bg-sunken': hex(0.15, 0.008, N),
  'bg-hover': hex(0.25, 0.012, N),
  'bg-pressed': hex(0.285, 0.013, N),
  'bg-selected': hex(0.29, 0.06, B),
  'bg-overlay': 'rgb(4 5 9 / .65)',
  'border-subtle': hex(0.27, 0.011, N),
  'border-default': hex(0.335, 0.013, N),
  'border-strong': hex(0.54, 0.018, N),
  'text-1': hex(0.95, 0.005, N),
  'text-2': hex(0.76, 0.012, N),
  'text-3': hex(0.7, 0.014, N),
  'text-disabled': hex(0.48, 0.014, N),
  'text-on-solid': '#FFFFFF',
  'accent-solid': hex(0.54, 0.19, B),
  'accent-solid-hover': hex(0.5, 0.19, B),
  'accent-solid-active': hex(0.46, 0.19, B),
  'accent-text': hex(0.76, 0.12, B),
  'accent-soft': hex(0.28, 0.055, B),
  'accent-soft-hover': hex(0.32, 0.07, B),
  'accent-soft-text': hex(0.84, 0.08, B),
  'accent-border': hex(0.48, 0.13, B),
  'focus-ring': hex(0.72, 0.14, B),
  'danger-solid': hex(0.55, 0.2, R),
  'danger-solid-hover': hex(0.5, 0.2, R),
  'danger-text': hex(0.74, 0.15, R),
  'danger-soft': hex(0.27, 0.055, R),
  'danger-soft-text': hex(0.83, 0.09, R),
  'danger-border': hex(0.6, 0.18, R),
  'warning-solid': hex(0.8, 0.15, A),
  'warning-text': hex(0.82, 0.13, A),
  'warning-soft': hex(0.28, 0.045, A),
  'warning-soft-text': hex(0.87, 0.1, A),
  'warning-border': hex(0.6, 0.12, A),
  'success-solid': hex(0.52, 0.13, G),
  'success-text': hex(0.78, 0.14, G),
  'success-soft': hex(0.27, 0.045, G),
  'success-soft-text': hex(0.85, 0.1, G),
  'violet-solid': hex(0.55, 0.2, V),
  'violet-text': hex(0.77, 0.13, V),
  'violet-soft': hex(0.28, 0.06, V),
  'violet-soft-text': hex(0.85, 0.08, V),
  'count-unread': hex(0.56, 0.21, R),
  'count-queue': hex(0.54, 0.19, B - 8),
  'count-super': hex(0.54, 0.2, V),
  'count-neutral': hex(0.32, 0.012, N),
  'presence-online': hex(0.74, 0.17, G),
  'presence-offline': hex(0.58, 0.014, N),
  'msg-in': hex(0.245, 0.011, N),
  'msg-out': hex(0.33, 0.085, B),
  'msg-note': hex(0.29, 0.045, A + 15),
  'msg-system': hex(0.68, 0.014, N),
  mark: hex(0.45, 0.09, A),
}
export const pairs = [
  ['text-1', 'bg-surface', 7],
  ['text-1', 'bg-side', 7],
  ['text-1', 'bg-selected', 7],
  ['text-1', 'bg-hover', 7],
  ['text-2', 'bg-surface', 4.5],
  ['text-2', 'bg-side', 4.5],
  ['text-2', 'bg-selected', 4.5],
  ['text-2', 'bg-hover', 4.5],
  ['text-2', 'bg-rail', 4.5],
  ['text-3', 'bg-surface', 4.5],
  ['text-3', 'bg-side', 4.5],
  ['text-3', 'bg-app', 4.5],
  ['text-3', 'bg-raised', 4.5],
  ['text-3', 'bg-selected', 4.5],
  ['text-3', 'bg-hover', 4.5],
  ['text-3', 'bg-rail', 4.5],
  ['warning-text', 'bg-side', 4.5],
  ['danger-text', 'bg-side', 4.5],
  ['success-text', 'bg-side', 4.5],
  ['accent-text', 'bg-selected', 4.5],
  ['accent-text', 'msg-note', 4.5],
  ['text-on-solid', 'accent-solid', 4.5],
  ['text-on-solid', 'accent-solid-hover', 4.5],
  ['accent-text', 'bg-surface', 4.5],
  ['accent-text', 'bg-side', 4.5],
  ['accent-text', 'bg-raised', 4.5],
  ['accent-soft-text', 'accent-soft', 4.5],
  ['text-on-solid', 'danger-solid', 4.5],
  ['danger-text', 'bg-surface', 4.5],
  ['danger-text', 'bg-raised', 4.5],
  ['danger-soft-text', 'danger-soft', 4.5],
  ['warning-text', 'bg-surface', 4.5],
  ['warning-soft-text', 'warning-soft', 4.5],
  ['text-on-solid', 'success-solid', 4.5],
  ['success-text', 'bg-surface', 4.5],
  ['success-soft-text', 'success-soft', 4.5],
  ['text-on-solid', 'violet-solid', 4.5],
  ['violet-text', 'bg-surface', 4.5],
  ['violet-soft-text', 'violet-soft', 4.5],
  ['text-on-solid', 'count-unread', 4.5],
  ['text-on-solid', 'count-queue', 4.5],
  ['text-on-solid', 'count-super', 4.5],
  ['text-1', 'count-neutral', 4.5],
  ['text-1', 'msg-in', 7],
  ['text-1', 'msg-out', 7],
  ['text-1', 'msg-note', 7],
  ['text-2', 'msg-in', 4.5],
  ['text-2', 'msg-out', 4.5],
  ['text-2', 'msg-note', 4.5],
  ['accent-text', 'msg-in', 4.5],
  ['accent-text', 'msg-out', 4.5],
  ['msg-system', 'bg-surface', 4.5],
  ['text-1', 'mark', 4.5],
  ['border-strong', 'bg-surface', 3],
  ['border-strong', 'bg-side', 3],
  ['border-strong', 'bg-raised', 3],
  ['focus-ring', 'bg-surface', 3],
  ['focus-ring', 'bg-side', 3],
  ['focus-ring', 'bg-rail', 3],
  ['focus-ring', 'bg-selected', 3],
  ['danger-border', 'bg-surface', 3],
  ['presence-online', 'bg-surface', 3],
  ['presence-offline', 'bg-surface', 3],
  ['count-unread', 'bg-rail', 3],
  ['count-queue', 'bg-rail', 3],
  ['count-super', 'bg-rail', 3],
]

// Avatars: six soft pairs, chosen by a hash of the id [ui.md §6.1].
const avatarHues = [B, G, V, A, R, 195]
avatarHues.forEach((hue, at) => {
  light[`avatar-${at + 1}`] = hex(0.945, 0.03, hue)
  light[`avatar-${at + 1}-text`] = hex(0.42, at === 3 ? 0.09 : 0.14, at === 3 ? hue - 10 : hue)
  dark[`avatar-${at + 1}`] = hex(0.28, 0.05, hue)
  dark[`avatar-${at + 1}-text`] = hex(0.85, 0.09, hue)
  pairs.push([`avatar-${at + 1}-text`, `avatar-${at + 1}`, 4.5])
})
const chart = {
  light: [
    [0.53, 0.19, 268],
    [0.62, 0.13, 195],
    [0.64, 0.135, 70],
    [0.58, 0.18, 330],
    [0.58, 0.14, 145],
    [0.6, 0.19, 35],
    [0.5, 0.15, 300],
    [0.6, 0.03, 265],
  ].map((x) => hex(...x)),
  dark: [
    [0.68, 0.15, 268],
    [0.74, 0.11, 195],
    [0.8, 0.14, 80],
    [0.72, 0.15, 330],
    [0.74, 0.14, 145],
    [0.72, 0.15, 35],
    [0.7, 0.14, 300],
    [0.68, 0.02, 265],
  ].map((x) => hex(...x)),
}

const css = (o) =>
  Object.entries(o)
    .map(([k, v]) => `  --${k}: ${v};`)
    .join('\n')
const cc = (a) => a.map((v, i) => `  --chart-${i + 1}: ${v};`).join('\n')
export const tokensCss = `/* generated by tokens.mjs - do not edit by hand */\n:root, [data-mantine-color-scheme='light'] {\n  color-scheme: light;\n${css(light)}\n${cc(chart.light)}\n  --shadow-1: 0 1px 2px rgb(16 20 36 / .06);\n  --shadow-2: 0 4px 16px rgb(16 20 36 / .10), 0 1px 3px rgb(16 20 36 / .08);\n  --shadow-3: 0 16px 48px rgb(16 20 36 / .18), 0 2px 8px rgb(16 20 36 / .08);\n}\n[data-mantine-color-scheme='dark'] {\n  color-scheme: dark;\n${css(dark)}\n${cc(chart.dark)}\n  --shadow-1: 0 0 0 1px rgb(255 255 255 / .04);\n  --shadow-2: 0 0 0 1px rgb(255 255 255 / .07), 0 8px 24px rgb(0 0 0 / .5);\n  --shadow-3: 0 0 0 1px rgb(255 255 255 / .08), 0 24px 64px rgb(0 0 0 / .6);\n}\n:root {\n  --sp-0h: .125rem; --sp-1: .25rem; --sp-1h: .375rem; --sp-2: .5rem; --sp-3: .75rem; --sp-4: 1rem; --sp-5: 1.25rem; --sp-6: 1.5rem; --sp-8: 2rem; --sp-10: 2.5rem; --sp-12: 3rem; --sp-16: 4rem;\n  --r-xs: .25rem; --r-sm: .375rem; --r-md: .5rem; --r-lg: .75rem; --r-xl: 1rem; --r-full: 999px;\n  --font: 'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; --mono: 'JetBrains Mono Variable', ui-monospace, 'Cascadia Mono', Consolas, monospace;\n  --fs-11: .6875rem; --fs-12: .75rem; --fs-13: .8125rem; --fs-14: .875rem; --fs-15: .9375rem; --fs-16: 1rem; --fs-18: 1.125rem; --fs-22: 1.375rem; --fs-28: 1.75rem;\n  --lh-11: 1rem; --lh-12: 1rem; --lh-13: 1.125rem; --lh-14: 1.25rem; --lh-15: 1.375rem; --lh-16: 1.5rem; --lh-18: 1.625rem; --lh-22: 1.875rem; --lh-28: 2.25rem;\n  --ease-out: cubic-bezier(.2, 0, 0, 1); --ease-in: cubic-bezier(.4, 0, 1, 1); --d-1: 80ms; --d-2: 120ms; --d-3: 180ms; --d-4: 240ms;\n  --z-rail: 10; --z-sticky: 20; --z-drawer: 100; --z-dialog: 200; --z-popover: 300; --z-toast: 400; --z-command: 500;\n  --h-control: 2.25rem; --h-control-sm: 1.75rem; --h-row: 3.5rem; --h-table-row: 2.75rem; --h-header: 3.25rem; --w-rail: 3.75rem; --w-side: 19rem; --w-about: 20.5rem; --w-read: 46rem;\n}\n[data-density='compact'] { --h-control: 2rem; --h-control-sm: 1.5rem; --h-row: 2.75rem; --h-table-row: 2.25rem; --h-header: 2.75rem; }\n@media (pointer: coarse) { :root { --h-control: 2.75rem; --h-control-sm: 2.25rem; --h-row: 4rem; --h-table-row: 3rem; } }\n@media (prefers-reduced-motion: reduce) { :root { --d-1: 0ms; --d-2: 0ms; --d-3: 0ms; --d-4: 0ms; } }\n`

/** What our theme says differently from Mantine's own stylesheet, so that no style is written into the page at run time. */
export function themeCss() {
  const plain = defaultCssVariablesResolver(DEFAULT_THEME)
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const ours = defaultCssVariablesResolver(merged)
  const more = variables(merged)
  const differing = (part) =>
    Object.fromEntries(Object.entries({ ...ours[part], ...more[part] }).filter(([name, value]) => plain[part][name] !== value))
  const parts = { variables: differing('variables'), light: differing('light'), dark: differing('dark') }
  return `/* generated by tokens.mjs - do not edit by hand */\n${convertCssVariables(parts)
    .replaceAll(/([{;])/g, '$1\n')
    .replaceAll('}', '}\n')}`
}

if (import.meta.main) {
  writeFileSync(new URL('src/ui/tokens.css', import.meta.url), tokensCss)
  writeFileSync(new URL('src/ui/theme.css', import.meta.url), themeCss())
}
