type Side = 't' | 'r' | 'b' | 'l'

/** One stroke of an icon on a grid of 24 by 24: a box, or its outline, or some sides of its outline (arcs, if round). */
export interface Stroke {
  readonly box: readonly [x: number, y: number, width: number, height: number]
  readonly round?: number
  /** Width of an outline; left out, the box is filled. */
  readonly line?: number
  readonly sides?: readonly Side[]
  /** Degrees, about the middle of the box. */
  readonly turn?: number
  /** A triangle that fills the box and points to this side. */
  readonly tip?: 'l' | 'r'
}

const box = (x: number, y: number, width: number, height: number, more: Omit<Stroke, 'box'> = {}): Stroke => ({
  box: [x, y, width, height],
  ...more,
})
const bar = (x: number, y: number, width: number, height: number, turn = 0): Stroke =>
  box(x, y, width, height, { round: Math.min(width, height) / 2, turn })
const ring = (x: number, y: number, size: number, sides: readonly Side[] = ['t', 'r', 'b', 'l']): Stroke =>
  box(x, y, size, size, { round: size / 2, line: 2, sides })

const slash = bar(11, 1, 2, 22, -45)
const mic = [
  bar(8.75, 2, 6.5, 12),
  box(5.5, 4.5, 13, 13, { round: 6.5, line: 2, sides: ['l', 'b', 'r'] }),
  box(11, 17, 2, 4),
  bar(8, 20, 8, 2),
]
const handset = [
  box(0.5, 6.5, 23, 23, { round: 11.5, line: 4.6, sides: ['t'] }),
  box(0.6, 10.2, 7, 6.4, { round: 2, turn: -28 }),
  box(16.4, 10.2, 7, 6.4, { round: 2, turn: 28 }),
]
const camera = [box(2, 6, 13.5, 12, { round: 3 }), box(15, 7, 7, 10, { tip: 'l' })]
const loudspeaker = [
  box(2.5, 9, 5, 6, { round: 1 }),
  box(3.5, 4, 9, 16, { tip: 'l' }),
  ring(6, 7, 10, ['r']),
  ring(3, 4, 16, ['r']),
]
const arrow = [bar(3, 11, 18, 2, -45), box(7.6, 5, 11, 11, { line: 2.2, sides: ['t', 'r'] })]

/** All icons, drawn from views: no picture files, sharp at any size, in any colour. */
export const glyphs = {
  handset,
  hangUp: handset,
  mic,
  micOff: [...mic, slash],
  pause: [bar(6, 4, 4, 16), bar(14, 4, 4, 16)],
  play: [box(6, 3.5, 14, 17, { tip: 'r' })],
  keypad: [4, 10.25, 16.5].flatMap((y) => [4, 10.25, 16.5].map((x) => bar(x, y, 3.5, 3.5))),
  speaker: loudspeaker,
  headset: [ring(3, 3, 18, ['t', 'l', 'r']), bar(2, 12, 5.5, 9), bar(16.5, 12, 5.5, 9)],
  camera,
  cameraOff: [...camera, slash],
  flip: [
    ring(3, 3, 18, ['t', 'r']),
    ring(3, 3, 18, ['b', 'l']),
    box(1.5, 2, 6, 7, { tip: 'l', turn: 45 }),
    box(16.5, 15, 6, 7, { tip: 'r', turn: 45 }),
  ],
  transfer: [bar(2, 11, 18, 2.2), bar(12.6, 7.7, 9, 2.2, 45), bar(12.6, 14.2, 9, 2.2, -45)],
  outgoing: arrow,
  incoming: arrow,
  clock: [ring(2.5, 2.5, 19), bar(11, 6.5, 2, 7), bar(11, 11.5, 6, 2)],
  close: [bar(3, 11, 18, 2, 45), bar(3, 11, 18, 2, -45)],
  check: [bar(2.6, 13.2, 8, 2.2, 45), bar(6.8, 11, 15, 2.2, -45)],
  back: [bar(3.6, 6.6, 14, 2.6, -45), bar(3.6, 14.8, 14, 2.6, 45)],
  erase: [
    box(7, 5, 15, 14, { round: 2, line: 2, sides: ['t', 'r', 'b'] }),
    bar(0.9, 7.9, 10.4, 2, -47),
    bar(0.9, 14.1, 10.4, 2, 47),
    bar(11, 11.1, 7.6, 1.8, 45),
    bar(11, 11.1, 7.6, 1.8, -45),
  ],
  person: [bar(7.5, 2.5, 9, 9), box(3, 13.5, 18, 18, { round: 9 })],
  bell: [box(6, 3, 12, 14, { round: 6 }), bar(3.5, 14.5, 17, 3), bar(9.5, 18.5, 5, 3.5)],
  window: [box(2, 4, 20, 16, { round: 3, line: 2 }), box(11, 11, 8.5, 6.5, { round: 1.5 })],
  noNetwork: [ring(0, 5, 24, ['t']), ring(4.5, 9.5, 15, ['t']), bar(10, 16.5, 4, 4), slash],
  leave: [
    box(3, 3, 11, 18, { round: 3, line: 2, sides: ['t', 'l', 'b'] }),
    bar(9, 11, 12, 2),
    bar(15.4, 8.6, 7, 2, 45),
    bar(15.4, 13.4, 7, 2, -45),
  ],
  meter: [bar(3, 14, 3.5, 7), bar(8, 10.5, 3.5, 10.5), bar(13, 7, 3.5, 14), bar(18, 3, 3.5, 18)],
} as const satisfies Readonly<Record<string, readonly Stroke[]>>

export type Glyph = keyof typeof glyphs

/** Icons that are others, turned about the middle. In degrees. */
export const turned: Readonly<Partial<Record<Glyph, number>>> = { handset: -135, incoming: 180 }
