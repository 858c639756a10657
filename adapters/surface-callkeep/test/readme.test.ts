import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { wireNames } from '../src/module/events.ts'
import { createBench } from './support/bench.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const rows = readme.split('\n').filter((line) => line.startsWith('|'))
const isNamed = (name: string) => rows.some((row) => row.includes(`\`${name}\``))

const { app, surface } = await createBench('ios', { start: false })
/** As the real JavaScript has them: arrow functions of the object, and methods of its class. */
const functions = [...Object.keys(app.callKeep), ...Object.getOwnPropertyNames(Object.getPrototypeOf(app.callKeep))]
const isPrivate = (name: string) => name.startsWith('_') || name === 'constructor'

describe('the README', () => {
  it.each(functions.filter((name) => !isPrivate(name)))('has a row for the function %s', (name) => {
    expect(isNamed(name)).toBe(true)
  })

  it.each(Object.entries(wireNames))('has a row for the event %s', (event, wireName) => {
    expect(rows.some((row) => row.includes(`\`${event}\``) && row.includes(`\`${wireName}\``))).toBe(true)
  })

  it('names no function of ours that is not there', () => {
    const ours = rows.flatMap((row) => [...row.matchAll(/surface\.callKeep\.(\w+)/g)].map(([, name = '']) => name))
    expect(ours.length).toBeGreaterThan(3)
    for (const name of ours) expect(surface.callKeep).toHaveProperty(name)
  })

  it('names every function of ours', () => {
    for (const name of Object.keys(surface.callKeep)) expect(isNamed(name) || readme.includes(`.${name}(`)).toBe(true)
  })

  it.each(['present', 'isOurs', 'audioId'])('says what the option %s is for', (option) => {
    expect(rows.some((row) => row.startsWith(`| \`${option}(`))).toBe(true)
  })
})
