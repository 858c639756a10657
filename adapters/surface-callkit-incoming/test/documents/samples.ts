/** What the document of the events shows in code or as a table, in its order and by its headings. */
export const eventSamples = [
  'Subscribe to the event stream',
  'Cross-platform events',
  'Android-only events',
  'iOS-only events',
  'Both platforms (via programmatic API)',
  'Reading event data',
  'Background execution with Firebase',
] as const

/** The same of the document about showing a call. */
export const showCallSamples = [
  'Show the incoming call screen',
  'Generate a UUID for the call',
  'Key parameters',
  'Hide the call notification (Android)',
  'Mark the call as connected',
  'Get active calls',
  'Firebase background message handler',
] as const

type Sample = (typeof eventSamples | typeof showCallSamples)[number]

/** The name of the tests that do what this sample of the document does; `samples.test.ts` looks for each. */
export const sample = (name: Sample): string => name
