/** The key that a far side hears for what Android's plugins send: they turn it into a number first, and know 10 and 11. */
export function keyOf(character: string | undefined): string {
  if (character === '*' || character === '#') return character
  return character !== undefined && /^[+-]?\d+$/.test(character) ? character : ''
}
