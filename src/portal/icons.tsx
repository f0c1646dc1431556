import type { ReactNode } from 'react'

const drawn = (size: number, children: ReactNode) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)

/** Words always stand beside an icon, so each is hidden from those who listen. */
export const SpeechIcon = () =>
  drawn(24, <path d="M21 15a2 2 0 0 1-2 2H8l-4 4V5a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2z" />)
export const SearchIcon = () =>
  drawn(
    24,
    <>
      <circle cx="11" cy="11" r="7" />
      <path d="m20 20-4-4" />
    </>,
  )
export const PeopleIcon = () =>
  drawn(
    24,
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8" />
    </>,
  )

/** Someone speaks and is heard: a gong's rings. The same drawing as mark.svg. */
export const Mark = () => (
  <svg viewBox="0 0 40 40" width="36" height="36" aria-hidden="true">
    <circle cx="20" cy="20" r="19" fill="#0d5c4d" />
    <circle cx="17" cy="20" r="4.2" fill="#f2b441" />
    <path
      d="M22.6 12.6a9.2 9.2 0 0 1 0 14.8M27 8.6a15 15 0 0 1 0 22.8"
      fill="none"
      stroke="#fff"
      strokeWidth="2.6"
      strokeLinecap="round"
    />
  </svg>
)
