import { checkSteps } from '../script/check-steps.ts'
import { isScriptStep } from '../script/play-steps.ts'
import type { MockAnswer, MockAnswers } from './answers.ts'

export function answerTo(answers: MockAnswers | undefined, number: string): MockAnswer | undefined {
  if (typeof answers !== 'function') return answers && Object.hasOwn(answers, number) ? answers[number] : undefined
  const answer = answers(number)
  if (answer) checkAnswer(number, answer)
  return answer
}

/** A table is checked as a whole when it is given; what a function gives, when it gives it. */
export function checkAnswers(answers: MockAnswers): void {
  if (typeof answers === 'function') return
  if (Object(answers) !== answers) {
    throw new TypeError('createMockTransport: answers must be a record by number, or a function of the number.')
  }
  for (const [number, answer] of Object.entries(answers)) checkAnswer(number, answer)
}

function checkAnswer(number: string, answer: MockAnswer): void {
  const where = `createMockTransport: answers["${number}"]`
  if ('refuse' in answer) return
  if (!Array.isArray(answer.steps)) throw new TypeError(`${where} needs "steps" (a list) or "refuse" (an outcome).`)
  checkSteps(where, answer.steps, isScriptStep)
}
