import { type RandomSource, systemRandom } from './random.ts'

/** Makes RFC 4122 v4 UUIDs in lower case. MUST NOT repeat one. */
export type IdSource = () => string

/**
 * RFC 4122 v4 UUIDs made of a random source, without `crypto.randomUUID`, which Hermes and plain-http pages lack.
 * Given no source, they come from the platform's cryptographic one where there is one.
 */
export function uuidSource(random: RandomSource = systemRandom): IdSource {
  const word = (): number => Math.floor(random() * 2 ** 32)
  return () => {
    // Version 4 in the high half of the 13th digit's word, variant 10 in the first bits of the 17th digit's (section 4.4).
    const words = [word(), (word() & 0xffff0fff) | 0x4000, (word() & 0x3fffffff) | 0x80000000, word()]
    const hex = words.map((value) => (value >>> 0).toString(16).padStart(8, '0')).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
}
