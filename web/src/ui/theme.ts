import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { t } from '../texts/index.ts'

const accent: MantineColorsTuple = [
  '#F1F5FF',
  '#E5EDFE',
  '#D0DEFF',
  '#ABC3FF',
  '#7FA0FC',
  '#587CF1',
  '#4364DF',
  '#3958D1',
  '#2D48C0',
  '#2239A1',
]

// Scroll locks put a <style> into the page, which the Content-Security-Policy refuses; the page itself never scrolls anyway.
const overlay = { lockScroll: false, overlayProps: { color: 'var(--bg-overlay)', backgroundOpacity: 1 } }

/** The single place where Mantine is pointed at our tokens. `node tokens.mjs` writes it out as theme.css. */
export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  fontSizes: { xs: 'var(--fs-12)', sm: 'var(--fs-13)', md: 'var(--fs-14)', lg: 'var(--fs-16)', xl: 'var(--fs-18)' },
  lineHeights: { xs: '1.334', sm: '1.385', md: '1.43', lg: '1.5', xl: '1.45' },
  radius: { xs: 'var(--r-xs)', sm: 'var(--r-sm)', md: 'var(--r-md)', lg: 'var(--r-lg)', xl: 'var(--r-xl)' },
  spacing: { xs: 'var(--sp-1)', sm: 'var(--sp-2)', md: 'var(--sp-3)', lg: 'var(--sp-4)', xl: 'var(--sp-6)' },
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } },
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        withArrow: false,
        fz: 12,
        zIndex: 'var(--z-popover)',
        events: { hover: true, focus: true, touch: false },
      },
    },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', zIndex: 'var(--z-popover)' } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', zIndex: 'var(--z-popover)' } },
    Combobox: { defaultProps: { shadow: 'md', zIndex: 'var(--z-popover)' } },
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': t('ui.showPassword') } } },
    Modal: { defaultProps: { radius: 'lg', centered: true, zIndex: 'var(--z-dialog)', ...overlay } },
    Drawer: { defaultProps: { position: 'right', size: 560, zIndex: 'var(--z-dialog)', ...overlay } },
  },
})

const both = {
  '--mantine-color-body': 'var(--bg-surface)',
  '--mantine-color-text': 'var(--text-1)',
  '--mantine-color-bright': 'var(--text-1)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-error': 'var(--danger-text)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-default': 'var(--bg-surface)',
  '--mantine-color-default-hover': 'var(--bg-hover)',
  '--mantine-color-default-color': 'var(--text-1)',
  '--mantine-color-default-border': 'var(--border-default)',
  '--mantine-color-disabled': 'var(--bg-sunken)',
  '--mantine-color-disabled-color': 'var(--text-disabled)',
  '--mantine-color-disabled-border': 'var(--border-subtle)',
  '--mantine-shadow-sm': 'var(--shadow-1)',
  '--mantine-shadow-md': 'var(--shadow-2)',
  '--mantine-shadow-xl': 'var(--shadow-3)',
  '--mantine-color-accent-filled': 'var(--accent-solid)',
  '--mantine-color-accent-filled-hover': 'var(--accent-solid-hover)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-soft-hover)',
  '--mantine-color-accent-light-color': 'var(--accent-soft-text)',
  '--mantine-color-accent-text': 'var(--accent-text)',
  '--mantine-color-accent-outline': 'var(--accent-text)',
  '--mantine-color-accent-outline-hover': 'var(--accent-soft)',
  '--mantine-color-red-filled': 'var(--danger-solid)',
  '--mantine-color-red-filled-hover': 'var(--danger-solid-hover)',
  '--mantine-color-red-light': 'var(--danger-soft)',
  '--mantine-color-red-light-hover': 'var(--danger-soft)',
  '--mantine-color-red-light-color': 'var(--danger-soft-text)',
  '--mantine-color-red-text': 'var(--danger-text)',
  '--mantine-color-gray-text': 'var(--text-2)',
  '--mantine-color-gray-light-color': 'var(--text-2)',
  '--mantine-color-gray-light': 'var(--bg-hover)',
  '--mantine-color-gray-light-hover': 'var(--bg-hover)',
  '--mantine-color-gray-outline': 'var(--border-strong)',
}

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: both, dark: both })
