import type { QualityBand, QualitySample } from '@offhook/core'
import { useState } from 'react'
import { useEscape } from '../hooks/use-escape.ts'
import type { QualityPoint } from '../quality/history.ts'
import type { Talking } from '../screens/live-parts.ts'
import { adviceOf } from '../words/advice.ts'
import { qualityWords } from '../words/table.ts'
import { QualityPlot } from './quality-plot.tsx'

const strength = { unknown: 0, bad: 1, poor: 2, fair: 3, good: 4, excellent: 5 } as const satisfies Record<
  QualityBand,
  number
>

interface QualityMeterProps {
  readonly call: Talking
  /** The numbers behind the band; a call without any yet has none. */
  readonly sample?: QualitySample | undefined
  /** The last minute. */
  readonly points?: readonly QualityPoint[]
  /** Open from the start. */
  readonly open?: boolean
}

/** Five bars for the band; on demand what they mean in words, the last minute, and the numbers of the last second. */
export function QualityMeter({ call, sample, points = [], open: opened = false }: QualityMeterProps) {
  const [open, setOpen] = useState(opened)
  useEscape(open, () => setOpen(false))
  const band = call.quality
  return (
    <details className="quality" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`Call quality: ${qualityWords[band]}. Show the numbers`} data-band={band}>
        {[1, 2, 3, 4, 5].map((bar) => (
          <span key={bar} className="quality-bar" data-lit={bar <= strength[band] || undefined} aria-hidden="true" />
        ))}
      </summary>
      {open && (
        <div className="quality-panel" data-testid="quality-panel">
          <p className="quality-advice">{adviceOf(call, sample).text}</p>
          <QualityPlot points={points} />
          <dl className="quality-numbers">
            {numbersOf(band, sample).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </details>
  )
}

function numbersOf(
  band: QualityBand,
  sample: QualitySample | undefined,
): readonly (readonly [name: string, value: string])[] {
  const show = (value: number | undefined, unit: string, digits = 0) =>
    value === undefined ? 'not known' : `${value.toFixed(digits)}${unit}`
  return [
    ['Quality', qualityWords[band]],
    ['Opinion score', show(sample?.mos, '', 1)],
    ['Round trip', show(sample?.roundTripMs, ' ms')],
    ['Jitter', show(sample?.jitterMs, ' ms')],
    ['Loss', show(sample?.lossPercent, ' %', 1)],
    ['Packets', show(sample?.packets, ' /s')],
  ]
}
