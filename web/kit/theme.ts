import { createTheme } from '@mantine/core'

/** One look: system fonts (no machine downloads any), a calm teal, dense tables. */
export const theme = createTheme({
  primaryColor: 'teal',
  // White on it keeps 4.5:1, in the dark too.
  primaryShade: 9,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Liberation Mono", Menlo, monospace',
  defaultRadius: 'md',
  autoContrast: true,
  headings: { fontWeight: '650' },
  components: {
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Fechar' } } },
    Modal: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Fechar' } },
      styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 650 } },
    },
    // Who has no mouse scrolls a wide table with the arrows.
    TableScrollContainer: { defaultProps: { type: 'native', tabIndex: 0 } },
    // A state is read whole, however narrow its column.
    Badge: { defaultProps: { miw: 'max-content' } },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
})
