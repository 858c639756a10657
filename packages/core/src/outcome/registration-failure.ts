/** Why the account could not be registered. `credentials` and `forbidden` are final; the others are tried again. */
export type RegistrationFailure = 'credentials' | 'forbidden' | 'network' | 'server' | 'timeout' | 'unknown'
