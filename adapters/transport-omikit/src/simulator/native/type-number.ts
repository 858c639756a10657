const letters = /\p{L}/u
const digits = /\p{Nd}/u

/** What kind of number a plugin takes it for. Android has no word for none; iOS calls it internal. */
export function typeOfNumber(number: string, platform: 'android' | 'ios'): string {
  if (platform === 'android' && number.trim() === '') return ''
  if (number.length < 8) return 'internal'
  return letters.test(number) && digits.test(number) ? 'zalo' : 'phone'
}
