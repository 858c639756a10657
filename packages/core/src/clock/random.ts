/** A number from 0 (inclusive) to 1 (exclusive). */
export type RandomSource = () => number

/** Real randomness: the platform's cryptographic source where there is one (Hermes has none), else its plain one. */
export const systemRandom: RandomSource = () => {
  const { crypto } = globalThis as { readonly crypto?: Pick<Crypto, 'getRandomValues'> }
  if (typeof crypto?.getRandomValues !== 'function') return Math.random()
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  // 53 bits, as many as a double holds.
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53
}

/** The same numbers for the same seed, everywhere: sfc32 (128 bits of state; passes PractRand), 32 bits a number. */
export function seededRandom(seed: number): RandomSource {
  let [a, b, c, counter] = [0, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1]
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  // The first rounds of neighbouring seeds are still alike.
  for (let round = 0; round < 15; round += 1) next()
  return next
}
