/** Makes RFC 4122 v4 UUIDs in lower case. MUST NOT repeat one. */
export type IdSource = () => string
