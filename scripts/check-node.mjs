// Tests and checks MUST run on Node 24, whatever Node the machine has: `node` is a devDependency,
// and `npm run` puts its binary first in the path. An install without scripts leaves that binary out in silence.
const wanted = 24
const major = Number(process.versions.node.split('.')[0])

if (major < wanted) {
  console.error(
    `Node ${process.versions.node} is running, ${wanted} or newer is needed. Install with "npm install" ` +
      '(without --ignore-scripts, which leaves out the Node binary of the devDependency "node"), ' +
      'and start through "npm run …" rather than directly.',
  )
  process.exit(1)
}
