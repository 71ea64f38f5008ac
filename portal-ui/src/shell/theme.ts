import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'sm',
  autoContrast: true,
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.25rem' },
    },
  },
  colors: {
    dark: [
      '#e6e8eb',
      '#a0a7b1',
      '#8b929d',
      '#6b7380',
      '#363b43',
      '#2a2e34',
      '#1d2025',
      '#16181c',
      '#111317',
      '#0c0d10',
    ],
  },
});

/** Mantine's own greys and light variants miss 4.5:1 on our surfaces; these do not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1a1d21',
    '--mantine-color-dimmed': '#5c636d',
    '--mantine-color-placeholder': '#5c636d',
    '--mantine-color-default-border': '#d5d9df',
    '--mantine-color-anchor': '#3b5bdb',
    '--mantine-color-error': '#a51d1d',
    '--mantine-color-red-light-color': '#a51d1d',
    '--mantine-color-red-outline': '#a51d1d',
    '--mantine-color-red-filled': '#b02525',
    '--mantine-color-red-filled-hover': '#8f1d1d',
    '--mantine-color-indigo-light-color': '#2b4acb',
    '--mantine-color-gray-light-color': '#3b4048',
    '--input-bd': '#868d98',
  },
  dark: {
    '--mantine-color-text': '#e6e8eb',
    '--mantine-color-dimmed': '#a0a7b1',
    '--mantine-color-placeholder': '#a0a7b1',
    '--mantine-color-default-border': '#363b43',
    '--mantine-color-anchor': '#91a7ff',
    '--mantine-color-error': '#ffb0b0',
    '--mantine-color-red-light-color': '#ffb0b0',
    '--mantine-color-red-outline': '#ffb0b0',
    '--mantine-color-red-filled': '#b02525',
    '--mantine-color-indigo-light-color': '#b3c5ff',
    '--mantine-color-gray-light-color': '#c9ced6',
  },
});
