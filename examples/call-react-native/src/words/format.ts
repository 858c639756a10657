/** `0:07`, `12:34`, `1:02:03`. Takes milliseconds. */
export function clockText(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1_000))
  const hours = Math.floor(total / 3_600)
  const minutes = Math.floor((total % 3_600) / 60)
  const seconds = String(total % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

/** The hour for a call of the last day, else day and month. */
export function whenText(at: number, now: number): string {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return now - at < 86_400_000
    ? `${two(date.getHours())}:${two(date.getMinutes())}`
    : `${two(date.getDate())}/${two(date.getMonth() + 1)}`
}

/** At most two letters: of the first word and of the last. `undefined` for a bare number. */
export function initialsOf(name: string): string | undefined {
  const letters = name
    .split(/[\s.@_-]+/u)
    .map((word) => word.match(/^\p{L}/u)?.[0])
    .filter((letter) => letter !== undefined)
  const [first] = letters
  if (first === undefined) return undefined
  return letters.length > 1 ? `${first}${letters.at(-1)}`.toUpperCase() : first.toUpperCase()
}

/** `fill('Call {name}', { name: 'Lan' })`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/gu, (whole, key: string) => String(values[key] ?? whole))
}

/** What was typed or pasted, as something that can be called: a number loses its spaces and punctuation. */
export function cleanNumber(text: string): string {
  return text.replace(/[^\d+*#]/gu, '')
}
