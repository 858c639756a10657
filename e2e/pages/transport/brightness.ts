/** The mean brightness of what a stream shows now. */
export async function brightness(stream: MediaStream | undefined): Promise<number | undefined> {
  if (stream === undefined) return undefined
  const screen = document.createElement('video')
  screen.muted = true
  screen.srcObject = stream
  try {
    await screen.play()
    await new Promise((resolve) => screen.requestVideoFrameCallback(resolve))
    const canvas = new OffscreenCanvas(16, 16)
    const drawing = canvas.getContext('2d')
    if (drawing === null) throw new Error('The page cannot draw.')
    drawing.drawImage(screen, 0, 0, canvas.width, canvas.height)
    const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height)
    const colours = data.filter((_, index) => index % 4 !== 3)
    return colours.reduce((sum, value) => sum + value, 0) / colours.length
  } finally {
    screen.srcObject = null
  }
}
