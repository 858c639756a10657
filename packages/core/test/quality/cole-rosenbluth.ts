/** A codec in the fit of Cole and Rosenbluth: `e` is the fraction of packets lost. */
export interface LossFit {
  readonly gamma1: number
  readonly gamma2: number
  readonly gamma3: number
}

export const G711_FIT: LossFit = { gamma1: 0, gamma2: 30, gamma3: 15 }
export const G729A_FIT: LossFit = { gamma1: 11, gamma2: 40, gamma3: 10 }

/**
 * The transmission rating of a call by the other published short form of the E-model: R. Cole and J. Rosenbluth, "Voice
 * over IP performance monitoring", 2001. The product does not use it; it is what its own rating is laid beside.
 */
export function coleRosenbluth(oneWayMs: number, lossPercent: number, fit: LossFit = G711_FIT): number {
  const delay = 0.024 * oneWayMs + 0.11 * Math.max(0, oneWayMs - 177.3)
  const loss = fit.gamma1 + fit.gamma2 * Math.log(1 + fit.gamma3 * (lossPercent / 100))
  return 94.2 - delay - loss
}
