/**
 * `top / bottom` rounded to a whole number, a half away from zero ("làm tròn số học"). Both whole, `bottom`
 * above zero. Only whole numbers are computed with, so no half is lost in a binary fraction.
 */
export function roundedShare(top: number, bottom: number): number {
  if (top < 0) return -roundedShare(-top, bottom)
  const rest = top % bottom
  return (top - rest) / bottom + (rest * 2 >= bottom ? 1 : 0)
}
