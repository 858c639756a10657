import { useId } from 'react'
import { plotSentence, type QualityPoint } from '../quality/history.ts'
import { plotOf, yOf } from '../quality/plot.ts'

const box = { width: 232, height: 84 }
/** The floors of the bands excellent, fair and poor. */
const guides = [4, 3, 2] as const

/** The opinion score of the last minute. Stretches in which nothing arrived are hatched, not only coloured. */
export function QualityPlot({ points }: { readonly points: readonly QualityPoint[] }) {
  const hatch = useId()
  const { lines, frozen, now } = plotOf(points, box)
  return (
    <figure className="plot">
      <svg role="img" aria-label={plotSentence(points)} viewBox="-18 -6 256 96" width="256" height="96">
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="plot-hatch" d="M0 0v6" />
          </pattern>
        </defs>
        {guides.map((mos) => (
          <g key={mos} className="plot-guide">
            <path d={`M0 ${yOf(mos, box)}h${box.width}`} />
            <text x={-6} y={yOf(mos, box)} dy="0.35em">
              {mos}
            </text>
          </g>
        ))}
        {frozen.map(({ x, width }) => (
          <rect
            key={x}
            className="plot-frozen"
            data-testid="plot-frozen"
            x={x}
            y={0}
            width={width}
            height={box.height}
            fill={`url(#${hatch})`}
          />
        ))}
        {lines.map((line) => (
          <path key={line} className="plot-line" d={line} />
        ))}
        {now && <circle className="plot-now" cx={now.x} cy={now.y} r={3} />}
      </svg>
      <figcaption aria-hidden="true">
        <span>1 minute ago</span>
        {frozen.length > 0 && <span className="plot-key">nothing arrived</span>}
        <span>now</span>
      </figcaption>
    </figure>
  )
}
