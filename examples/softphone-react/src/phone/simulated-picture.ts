/** What the drawn camera looks at. */
export interface Subject {
  /** Colour of the person, 0 to 359 degrees. */
  readonly hue: number
  /** A camera that looks away from the user shows the room instead of a face. */
  readonly room?: boolean
}

const width = 480
const height = 360
const framesPerSecond = 15

/** A camera without a camera: somebody who nods in front of a wall, as a stream. `stop` switches it off. */
export function createSimulatedPicture(subject: () => Subject): { readonly stream: MediaStream; stop(): void } {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const stream = canvas.captureStream(framesPerSecond)
  const draw = () => {
    // Also where nothing moves it is drawn again: a stream begins with its first new frame.
    if (context) drawSubject(context, subject(), still.matches ? 0 : performance.now() / 1000)
  }
  draw()
  const timer = setInterval(draw, 1000 / framesPerSecond)
  return {
    stream,
    stop() {
      clearInterval(timer)
      for (const track of stream.getTracks()) track.stop()
    },
  }
}

function drawSubject(context: CanvasRenderingContext2D, { hue, room = false }: Subject, seconds: number): void {
  const wall = context.createLinearGradient(0, 0, 0, height)
  wall.addColorStop(0, `hsl(${hue} 26% 34%)`)
  wall.addColorStop(1, `hsl(${hue} 30% 20%)`)
  context.fillStyle = wall
  context.fillRect(0, 0, width, height)
  drawWindow(context, hue, seconds)
  if (room) drawDesk(context, hue)
  else drawPerson(context, hue, seconds)
}

/** The light in it wanders, so that a picture that stands still is told from one that moves. */
function drawWindow(context: CanvasRenderingContext2D, hue: number, seconds: number): void {
  context.fillStyle = `hsl(${hue} 45% ${66 + 6 * Math.sin(seconds / 2)}%)`
  context.fillRect(330, 40, 100, 120)
  context.fillStyle = `hsl(${hue} 30% 24%)`
  context.fillRect(377, 40, 6, 120)
  context.fillRect(330, 97, 100, 6)
}

function drawPerson(context: CanvasRenderingContext2D, hue: number, seconds: number): void {
  const nod = 6 * Math.sin(seconds * 1.6)
  const sway = 10 * Math.sin(seconds * 0.7)
  const ellipse = (x: number, y: number, rx: number, ry: number, fill: string) => {
    context.fillStyle = fill
    context.beginPath()
    context.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2)
    context.fill()
  }
  ellipse(240 + sway / 2, 400, 150, 130, `hsl(${(hue + 150) % 360} 40% 46%)`)
  ellipse(240 + sway, 190 + nod, 66, 82, 'hsl(28 46% 68%)')
  ellipse(240 + sway, 136 + nod, 74, 46, `hsl(${(hue + 30) % 360} 28% 16%)`)
  const shut = Math.sin(seconds * 1.1) > 0.97
  for (const x of [-24, 24]) ellipse(240 + sway + x, 192 + nod, 6, shut ? 1 : 7, '#20242b')
  ellipse(240 + sway, 234 + nod, 18, 3 + 3 * Math.abs(Math.sin(seconds * 5)), '#7a2f33')
}

function drawDesk(context: CanvasRenderingContext2D, hue: number): void {
  context.fillStyle = 'hsl(28 34% 30%)'
  context.fillRect(0, 250, width, 110)
  context.fillStyle = `hsl(${hue} 14% 14%)`
  context.fillRect(90, 120, 190, 120)
  context.fillRect(170, 240, 30, 20)
  context.fillStyle = 'hsl(205 60% 62%)'
  context.fillRect(100, 130, 170, 100)
  context.fillStyle = '#ffffff'
  context.font = '600 30px sans-serif'
  context.fillText('offhook', 126, 190)
}
