/** A finite number of at least 0: what every measure of quality is. */
export function isAmount(value: number | undefined): value is number {
  return Number.isFinite(value) && Number(value) >= 0
}
