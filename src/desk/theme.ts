import { createTheme, type MantineColorsTuple } from '@mantine/core'
import { useSyncExternalStore } from 'react'

const green: MantineColorsTuple = [
  '#e6f1ee',
  '#cfe4de',
  '#a5cfc4',
  '#77b8a8',
  '#6fcdb5',
  '#1c8a73',
  '#14735f',
  '#0d5c4d',
  '#0b4d41',
  '#0b3f36',
]

export const theme = createTheme({
  fontFamily: 'var(--font)',
  primaryColor: 'green',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  colors: { green },
  defaultRadius: 7,
  fontSizes: { xs: '12.5px', sm: '14.5px', md: '15px', lg: '17px', xl: '20px' },
  respectReducedMotion: true,
  // What may be left out says so in its label.
  components: {
    InputWrapper: { defaultProps: { withAsterisk: false } },
    // A dialog's head is no banner of the page.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
  },
})

/** Wide enough for the list and the petition side by side. */
const wide = matchMedia('(min-width: 75em)')
const follow = (query: MediaQueryList) => (told: () => void) => {
  query.addEventListener('change', told)
  return () => query.removeEventListener('change', told)
}
export const useWide = (): boolean => useSyncExternalStore(follow(wide), () => wide.matches)
