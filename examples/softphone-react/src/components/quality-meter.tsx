import type { QualityBand, QualitySample } from '@offhook/core'
import { qualityWords } from '../words/table.ts'

const strength = { unknown: 0, bad: 1, poor: 2, fair: 3, good: 4, excellent: 5 } as const satisfies Record<
  QualityBand,
  number
>

interface QualityMeterProps {
  readonly band: QualityBand
  /** The numbers behind the band; a call without any yet has none. */
  readonly sample?: QualitySample | undefined
}

/** Five bars for the band, and the numbers of the last second on demand. */
export function QualityMeter({ band, sample }: QualityMeterProps) {
  return (
    <details
      className="quality"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return
        event.stopPropagation()
        event.currentTarget.open = false
      }}
    >
      <summary aria-label={`Call quality: ${qualityWords[band]}. Show the numbers`} data-band={band}>
        {[1, 2, 3, 4, 5].map((bar) => (
          <span key={bar} className="quality-bar" data-lit={bar <= strength[band] || undefined} aria-hidden="true" />
        ))}
      </summary>
      <dl className="quality-numbers">
        <div>
          <dt>Quality</dt>
          <dd>{qualityWords[band]}</dd>
        </div>
        {numbersOf(sample).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function numbersOf(sample: QualitySample | undefined): readonly (readonly [string, string])[] {
  const show = (value: number | undefined, unit: string, digits = 0) =>
    value === undefined ? 'not known' : `${value.toFixed(digits)}${unit}`
  return [
    ['Opinion score', show(sample?.mos, '', 1)],
    ['Jitter', show(sample?.jitterMs, ' ms')],
    ['Round trip', show(sample?.roundTripMs, ' ms')],
    ['Loss', show(sample?.lossPercent, ' %', 1)],
    ['Packets', show(sample?.packets, ' /s')],
  ]
}
