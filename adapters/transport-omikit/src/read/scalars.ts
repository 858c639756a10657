import { bodyReader } from '@offhook/adapter-kit'

/** The body of an event, which some bridges hand over as JSON in a text. A longer one than any body is not parsed. */
export const readBody = bodyReader(65_536, /^\{/)
