export const platforms = ['ios', 'android'] as const
/** `ios`: CallKit. `android`: Telecom, managed or self-managed. */
export type CallKeepPlatform = (typeof platforms)[number]
