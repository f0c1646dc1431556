import '#desk/desk.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { isFailure, isUnknown } from '#desk/failure.ts'
import { LanguageProvider } from '#desk/language.tsx'
import { theme } from '#desk/theme.ts'
import { router } from './routes.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A network that is away is told at once, in our words, not waited for.
      networkMode: 'always',
      retry: (times, error) => times < 2 && isFailure(error) && isUnknown(error) && navigator.onLine,
      retryDelay: 800,
    },
  },
})

/** The nonce of this page: what Mantine and the scroll lock write as styles carries it, or the policy refuses them. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
;(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce

// A new version was put in place while this page stood open: the parts it asks for are gone. Once, not for ever.
addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem('langnghe.renewed') === document.title) return
  sessionStorage.setItem('langnghe.renewed', document.title)
  location.reload()
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <RouterProvider router={router} />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
