interface Life {
  start(): Promise<void>
  stop(): Promise<void>
}

/** What both kits ask of a port: that it can be stopped, whether it was started or not, and twice. */
export const stopsAtAnyTime = {
  async run({ start, stop }: Life): Promise<void> {
    await stop()
    await start()
    await stop()
    await stop()
  },
}
