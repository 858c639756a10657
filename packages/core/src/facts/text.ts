/** The longest text the core keeps, in UTF-16 units. */
const TEXT_LIMIT = 256

/** Code points that no text needs: controls (not white space), soft hyphen, bidi marks and overrides, … */
const UNSAFE = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  // Spreading a text leaves only lone surrogates as surrogates.
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
] as const

const isSafe = (character: string) => {
  const code = character.codePointAt(0) ?? 0
  return !UNSAFE.some(([first, last]) => code >= first && code <= last)
}

/** A joiner is kept between two characters that may need it (emoji, Indic, Persian), removed elsewhere. */
const JOINERS = /([^ -~\u200c\u200d][\u200c\u200d](?=[^ -~\u200c\u200d]))|[\u200c\u200d]/g

/** Printable ASCII with single spaces between: clean as it is, as nearly every text. */
const PLAIN = /^[!-~]+( [!-~]+)*$/

/** Made anew: a mere slice would keep the whole of a huge text alive. */
const beginningOf = (text: string, length: number) => ` ${text.slice(0, length)}`.slice(1)

/**
 * Makes a text of unknown origin safe to show, compare and store: at most `max` UTF-16 units, no invisible or
 * direction-changing characters, white space as single spaces and none at the ends, Unicode NFC. Cleaning a clean text
 * changes nothing. What is longer is cut, without splitting a code point.
 */
export function cleanText(text: string, max = TEXT_LIMIT): string {
  const short = text.length > max ? beginningOf(text, max) : text
  if (PLAIN.test(short)) return short
  const safe = [...short].filter(isSafe).join('')
  const clean = safe.replace(/\s+/g, ' ').replace(JOINERS, '$1').normalize('NFC').trim()
  return clean === text ? text : cleanText(clean, max)
}

interface Address {
  readonly user: string
  readonly host: string | undefined
}

/** The parts by which two addresses are compared. `host` is missing in a bare number. */
export function readAddress(text: string): Address {
  const uri = (/<([^>]*)>/.exec(text)?.[1] ?? text).replace(/^(sips?|tel):/i, '').replace(/[;?].*/, '')
  const at = uri.lastIndexOf('@')
  const user = at < 0 ? uri : uri.slice(0, at).replace(/:.*/, '')
  return {
    user: /^\+?[\d .()-]*\d[ .()-]*$/.test(user) ? user.replace(/\D/g, '') : user,
    host: at < 0 ? undefined : uri.slice(at + 1).toLowerCase(),
  }
}

/**
 * Do two addresses name the same party? Used to join a call announced by push with its INVITE.
 *
 * Both are cleaned; a display name, the scheme (`sip:`, `sips:`, `tel:`), a password, parameters and headers do not
 * count. Phone numbers are compared digit by digit without spaces, dots, brackets, dashes and a leading `+`;
 * `0901…` and `+84901…` differ, as a dialling plan would be a guess. Other users are compared exactly (RFC 3261 section
 * 19.1.4), hosts (with port) without regard to letter case. An address without a host equals one with any host. A
 * missing or empty address equals nothing.
 */
export function sameAddress(a: string | undefined, b: string | undefined): boolean {
  const one = readAddress(cleanText(a ?? ''))
  const other = readAddress(cleanText(b ?? ''))
  if (one.user === '' || one.user !== other.user) return false
  return one.host === undefined || other.host === undefined || one.host === other.host
}
