/** The mark: someone speaking, heard. */
export const Mark = ({ size }: { size: number }) => (
  <svg viewBox="0 0 40 40" width={size} height={size} aria-hidden="true">
    <circle cx="20" cy="20" r="19" fill="#0d5c4d" />
    <circle cx="17" cy="20" r="4.2" fill="#f2b441" />
    <path
      d="M22.6 12.6a9.2 9.2 0 0 1 0 14.8"
      fill="none"
      stroke="#fff"
      strokeWidth="2.6"
      strokeLinecap="round"
    />
    <path
      d="M27 8.6a15 15 0 0 1 0 22.8"
      fill="none"
      stroke="#fff"
      strokeOpacity=".75"
      strokeWidth="2.6"
      strokeLinecap="round"
    />
  </svg>
)
