import { describe, expect, it } from 'vitest'
import { active, alan, ending, grace, held } from '../gallery/fixtures.ts'
import { digitsOf, digitsRefusal, digitTakers } from './digits.ts'

const sent = (digits: string, waiting = '') => active({ digits: { sent: digits, waiting } })

describe('digitTakers', () => {
  it('are all of a conference who are not on hold', () => {
    const members = [active(), held({ remote: grace }), active({ remote: alan })]
    expect(digitTakers(members)).toEqual([members[0], members[2]])
  })

  it('are a call that stands for itself, on hold or not', () => {
    const call = held()
    expect(digitTakers([call])).toEqual([call])
  })
})

describe('digitsRefusal', () => {
  it('is none while one member can take them', () => {
    expect(digitsRefusal([held(), active()])).toBeUndefined()
  })

  it('says that a conference is on hold as a whole', () => {
    expect(digitsRefusal([held(), held()])).toBe('on-hold')
  })

  it('is the one of the call where there is but one', () => {
    expect(digitsRefusal([ending()])).toBe('call-ended')
  })
})

describe('digitsOf', () => {
  it('is what one call was sent, and what waits in it', () => {
    expect(digitsOf([sent('12#', ',3')])).toEqual({ sent: '12#', waiting: ',3' })
    expect(digitsOf([active()])).toEqual({ sent: '', waiting: '' })
    expect(digitsOf([])).toEqual({ sent: '', waiting: '' })
  })

  it('leaves out what one member was sent before the conference', () => {
    expect(digitsOf([sent('99124'), sent('124')])).toEqual({ sent: '124', waiting: '' })
    expect(digitsOf([sent('12'), active()])).toEqual({ sent: '', waiting: '' })
  })

  it('counts as sent what has gone out to all', () => {
    expect(digitsOf([sent('124'), sent('1', '24')])).toEqual({ sent: '1', waiting: '24' })
    expect(digitsOf([sent('9', '124'), sent('12', '4')])).toEqual({ sent: '', waiting: '124' })
  })
})
