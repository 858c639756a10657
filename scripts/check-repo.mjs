// What no general linter knows of this repository. Part of `npm run lint`.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const code = /\.(?:ts|tsx|mts|js|mjs|cjs|vue)$/
const test = /\.test\.tsx?$|(?:^|\/)(?:e2e|test)\//
const longest = 250

/** Each rule: the files it is for, a line that breaks it, and what to do instead. */
const rules = [
  {
    in: () => true,
    line: /(?<![\w.-])\/(?:home|Users|root|work)\/[\w.-]/,
    say: 'a path of one machine: make it relative to the repository',
  },
  {
    in: () => true,
    line: /registry[.](?:npmjs|yarnpkg|npmmirror)[.]|\bdeb[.]debian[.]org/,
    say: 'a registry host: npm and apt know their own',
  },
  {
    in: (file) =>
      file.startsWith('packages/core/src/') && !file.startsWith('packages/core/src/clock/') && !test.test(file),
    line: /(?<![.\w])(?:Date\.now|new Date|performance\.\w|(?:set|clear)(?:Timeout|Interval|Immediate)\((?![^()]*\)\s*\{$)|queueMicrotask\(|Math\.random|crypto\.)/,
    say: 'time or randomness outside clock/: take the injected clock, ids or random source (law 6)',
  },
  {
    in: (file) => test.test(file),
    line: /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|todo)\b/,
    say: 'a focused or skipped test: run it, or delete it',
  },
]

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(file))

const found = files.flatMap((file) => {
  const content = readFileSync(file)
  if (content.includes(0)) return []
  const lines = content.toString('utf8').split('\n')
  return [...brokenRules(file, lines), ...tooLong(file, lines)]
})

for (const place of found) console.error(place)
console.log(`check-repo: ${files.length} files, ${found.length} findings`)
if (found.length > 0) process.exit(1)

function brokenRules(file, lines) {
  return rules
    .filter((rule) => rule.in(file))
    .flatMap((rule) =>
      lines.flatMap((line, index) => (rule.line.test(line) ? [`${file}:${index + 1}: ${rule.say}`] : [])),
    )
}

function tooLong(file, lines) {
  const count = lines.at(-1) === '' ? lines.length - 1 : lines.length
  if (!code.test(file) || test.test(file) || file.includes('/generated/') || count <= longest) return []
  return [`${file}: ${count} lines, at most ${longest}: it has more than one reason to change`]
}
