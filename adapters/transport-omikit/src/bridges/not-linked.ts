/** No native module of OMICALL is in this app, or what was handed over is not its plugin. */
export class OmikitNotLinkedError extends Error {
  override readonly name = 'OmikitNotLinkedError'

  constructor(platform: string, what = 'The native module of omikit-plugin is not in this app') {
    const install = platform === 'ios' ? "run 'pod install' in the ios folder, then " : ''
    super(`${what}: ${install}rebuild the app and install it again. Expo Go cannot load it: use a development build.`)
  }
}
