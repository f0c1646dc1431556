import QRCode from 'qrcode'

/** A QR code as one line drawn in a square of `size` modules: needs no image, and a strict page may draw it. */
export interface Qr {
  readonly size: number
  /** SVG path, to be stroked one module wide. */
  readonly path: string
}

export function qrOf(words: string): Qr {
  const { size, data } = QRCode.create(words, { errorCorrectionLevel: 'M' }).modules
  const rows = Array.from({ length: size }, (_, row) => {
    const dark = Array.from({ length: size }, (_, column) => (data[row * size + column] ? '#' : ' ')).join('')
    return [...dark.matchAll(/#+/g)].map((run) => `M${run.index} ${row + 0.5}h${run[0].length}`).join('')
  })
  return { size, path: rows.join('') }
}
