/** `0:07`, `12:34`, `1:02:03`. Takes milliseconds. */
export function clockText(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const seconds = String(total % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

/** The same length of time as it is said aloud: `1 minute 5 seconds`. */
export function spokenDuration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const parts = [
    [Math.floor(total / 3600), 'hour'],
    [Math.floor((total % 3600) / 60), 'minute'],
    [total % 60, 'second'],
  ] as const
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}${n === 1 ? '' : 's'}`)
  return said.length > 0 ? said.join(' ') : '0 seconds'
}

/** The hour for a call of the last day, else the date. */
export function whenText(at: number, now: number): string {
  const options: Intl.DateTimeFormatOptions =
    now - at < 86_400_000 ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' }
  return new Intl.DateTimeFormat('en-GB', options).format(at)
}

/** At most two letters for a portrait; `undefined` where a name has none (a bare number). */
export function initialsOf(name: string): string | undefined {
  const letters = name
    .split(/[\s.@_-]+/u)
    .map((word) => word.match(/^\p{L}/u)?.[0])
    .filter((letter) => letter !== undefined)
  const first = letters[0]
  if (first === undefined) return undefined
  return letters.length > 1 ? `${first}${letters.at(-1)}`.toUpperCase() : first.toUpperCase()
}

/** What was typed or pasted, as something that can be called: no `tel:`, no spaces; a number loses its punctuation. */
export function cleanAddress(text: string): string {
  const bare = text.replace(/\s+/gu, '').replace(/^tel:/iu, '')
  return /^[+\d().\-/*#,;]+$/u.test(bare) ? bare.replace(/[^+\d*#]/gu, '') : bare
}
