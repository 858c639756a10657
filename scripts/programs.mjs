import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// Where distributions put what is not in every user's path.
const alsoIn = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', '/opt/homebrew/sbin']
const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const chromiumApps = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium that tests drive: `OFFHOOK_CHROMIUM` and nothing else when it is set, else the first one installed. */
export function findChromium() {
  const chosen = process.env.OFFHOOK_CHROMIUM
  const candidates = chosen ? [chosen] : [...inPath(chromiumNames), ...chromiumApps]
  return candidates.find(isExecutable)
}

/** Kamailio, if it is there together with the modules that SIP over WebSocket needs. */
export function findKamailio() {
  const program = inPath(['kamailio']).find(isExecutable)
  return program !== undefined && hasKamailioModule('websocket.so') ? program : undefined
}

/** The media proxy of the leg into the telephone network. */
export function findRtpengine() {
  return inPath(['rtpengine']).find(isExecutable)
}

/** The far end of that leg. */
export function findSipp() {
  return inPath(['sipp']).find(isExecutable)
}

function inPath(names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...alsoIn]
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function hasKamailioModule(file) {
  const libraries = ['/usr/lib', '/usr/lib64', '/usr/local/lib', '/usr/local/lib64', '/opt/homebrew/lib']
  return libraries.filter(existsSync).some((library) =>
    // Debian keeps a folder for each machine type between (x86_64-linux-gnu).
    ['', ...readdirSync(library).filter((name) => name.endsWith('-linux-gnu'))].some((between) =>
      existsSync(join(library, between, 'kamailio/modules', file)),
    ),
  )
}
