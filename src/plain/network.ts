/** The /24 or /64 a caller comes from: behind a carrier's NAT many share one, so it alone never locks anybody out. */
export function networkOf(ip: string): string {
  return ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip.split('.').slice(0, 3).join('.')
}
