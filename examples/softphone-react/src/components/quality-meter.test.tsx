import { describe, expect, it } from 'vitest'
import { active } from '../gallery/fixtures.ts'
import { lastMinute, samples } from '../gallery/phone-fixtures.ts'
import { key, mount } from '../testing/mount.ts'
import { QualityMeter } from './quality-meter.tsx'
import { QualityPlot } from './quality-plot.tsx'

const numbers = () =>
  Object.fromEntries(
    [...document.querySelectorAll('dl > div')].map((row) => [
      row.querySelector('dt')?.textContent,
      row.querySelector('dd')?.textContent,
    ]),
  )

describe('QualityMeter', () => {
  it('shows the numbers of the last second, with their units', () => {
    mount(<QualityMeter call={active({ quality: 'poor' })} sample={samples.loss} open />)
    expect(numbers()).toEqual({
      Quality: 'poor',
      'Opinion score': '2.6',
      'Round trip': '120 ms',
      Jitter: '24 ms',
      Loss: '11.5 %',
      Packets: '43 /s',
    })
  })

  it('takes nothing that is missing for zero', () => {
    mount(<QualityMeter call={active({ quality: 'unknown' })} open />)
    expect(new Set(Object.values(numbers()))).toEqual(new Set(['not known']))
  })
})

describe('the open panel', () => {
  it('takes Esc for itself, wherever the focus is', () => {
    mount(<QualityMeter call={active()} open />)
    const panel = document.querySelector('details')
    expect(key('Escape').defaultPrevented).toBe(true)
    expect(panel?.open).toBe(false)
    expect(key('Escape').defaultPrevented).toBe(false)
  })
})

describe('QualityPlot', () => {
  const image = () => document.querySelector('[role=img]')?.getAttribute('aria-label')

  it('says in words what it draws', () => {
    mount(<QualityPlot points={lastMinute(3.4, 9)} />)
    expect(image()).toMatch(/none now, lowest \d\.\d, highest \d\.\d\. Nothing arrived for 9 seconds\./u)
    expect(document.body.textContent).toContain('nothing arrived')
    expect(document.querySelectorAll('[data-testid=plot-frozen]')).toHaveLength(1)
  })

  it('shades nothing on a line that never stood still', () => {
    mount(<QualityPlot points={lastMinute(3)} />)
    expect(document.querySelectorAll('[data-testid=plot-frozen]')).toHaveLength(0)
    expect(document.body.textContent).not.toContain('nothing arrived')
  })
})
