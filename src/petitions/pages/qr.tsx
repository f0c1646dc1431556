import { create } from 'qrcode'

/** A QR code as one path of SVG: sharp on paper, and a few hundred bytes on the wire. */
export function Qr({ value, label }: { value: string; label: string }) {
  const { modules } = create(value, { errorCorrectionLevel: 'L' })
  const rows = Array.from({ length: modules.size }, (_, y) => row(modules.data, modules.size, y)).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      width="132"
      height="132"
      viewBox={`-3 -3 ${modules.size + 6} ${modules.size + 6}`}
    >
      <path fill="#fff" d={`M-3-3h${modules.size + 6}v${modules.size + 6}h-${modules.size + 6}z`} />
      <path fill="#000" shapeRendering="crispEdges" d={rows} />
    </svg>
  )
}

/** Dark modules that stand side by side become one bar. */
function row(data: Uint8Array, size: number, y: number): string {
  const line = Array.from({ length: size }, (_, x) => (data[y * size + x] ? '1' : '0')).join('')
  return [...line.matchAll(/1+/g)]
    .map(({ index, 0: bar }) => `M${index} ${y}h${bar.length}v1h-${bar.length}z`)
    .join('')
}
