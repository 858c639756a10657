import type { Scenario } from '../scenario.ts'
import { alice, bob, pass } from '../script.ts'

const source = (section: string) => `RFC 3665 section ${section}`
const notSeen = (simulator: string, sip = simulator) => ({ simulator, sip })

/** SIP Basic Call Flow Examples (BCP 75): registration, and one call as both ends see it. */
export const rfc3665: readonly Scenario[] = [
  {
    name: 'Successful New Registration',
    source: source('2.1'),
    steps: [alice.signsOut(), alice.is('signed-out'), alice.signsIn(), alice.is('registered')],
  },
  {
    name: 'Update of Contact List',
    source: source('2.2'),
    differs: 'The phone registers once more, during a call, with the one contact it has.',
    steps: [
      alice.calls('bob'),
      bob.answers('alice'),
      alice.signsIn(),
      alice.is('registered'),
      alice.sees({ bob: 'active' }),
      alice.hangsUp('bob'),
    ],
  },
  {
    name: 'Request for Current Contact List',
    source: source('2.3'),
    notOn: notSeen('A phone asks for no contact list.'),
    steps: [],
  },
  {
    name: 'Cancellation of Registration',
    source: source('2.4'),
    steps: [alice.signsOut(), alice.is('signed-out'), bob.calls('alice'), bob.logged('unreachable')],
  },
  {
    name: 'Unsuccessful Registration',
    source: source('2.5'),
    steps: [alice.signsOut(), alice.signsIn('wrong'), alice.is('failed'), alice.signsIn(), alice.is('registered')],
  },
  {
    name: 'Successful Session Establishment',
    source: source('3.1'),
    steps: [
      alice.calls('bob'),
      alice.sees({ bob: 'ringing' }),
      bob.sees({ alice: 'incoming' }),
      bob.answers('alice'),
      alice.sees({ bob: 'active' }),
      bob.sees({ alice: 'active' }),
      bob.hangsUp('alice'),
      alice.sees({}),
      bob.sees({}),
      alice.logged('hung-up'),
      bob.logged('hung-up'),
    ],
  },
  {
    name: 'Session Establishment Through Two Proxies',
    source: source('3.2'),
    network: { twoProxies: true },
    notOn: { simulator: 'Proxies cannot be told from none there.' },
    steps: [
      alice.calls('bob'),
      alice.sees({ bob: 'ringing' }),
      bob.answers('alice'),
      alice.sees({ bob: 'active' }),
      bob.sees({ alice: 'active' }),
      alice.holds('bob'),
      bob.sees({ alice: 'active, held by them' }),
      bob.hangsUp('alice'),
      alice.logged('hung-up'),
      bob.logged('hung-up'),
      alice.calls('bob'),
      alice.sees({ bob: 'ringing' }),
      alice.hangsUp('bob'),
      bob.logged('hung-up', 'cancelled, missed'),
    ],
  },
  {
    name: 'Session with Multiple Proxy Authentication',
    source: source('3.3'),
    notOn: { simulator: 'Nobody challenges a call there.' },
    differs: 'One proxy challenges.',
    steps: [
      alice.calls('bob'),
      bob.answers('alice'),
      alice.sees({ bob: 'active' }),
      alice.hangsUp('bob'),
      bob.logged('hung-up'),
    ],
  },
  {
    name: 'Successful Session with Proxy Failure',
    source: source('3.4'),
    notOn: notSeen('There is no proxy that could fail.', 'One proxy stands between the phones here.'),
    steps: [],
  },
  {
    name: 'Session Through a SIP ALG',
    source: source('3.5'),
    notOn: notSeen('A gateway cannot be told from none at a phone.', 'There is no gateway between the phones here.'),
    steps: [],
  },
  {
    name: 'Session via Redirect and Proxy Servers with SDP in ACK',
    source: source('3.6'),
    notOn: notSeen('Redirects are the server’s business.', 'sip.js follows no redirect; the server has to.'),
    steps: [],
  },
  {
    name: 'Session with re-INVITE (IP Address Change)',
    source: source('3.7'),
    notOn: notSeen(
      'Shown by packages/core/test/flows/media-path.test.ts.',
      'Shown by e2e/transport-sipjs-path.e2e.test.ts.',
    ),
    steps: [],
  },
  {
    name: 'Unsuccessful No Answer',
    source: source('3.8'),
    steps: [
      alice.calls('bob'),
      bob.sees({ alice: 'incoming' }),
      alice.hangsUp('bob'),
      alice.logged('cancelled'),
      bob.logged('cancelled, missed'),
    ],
  },
  {
    name: 'Unsuccessful Busy',
    source: source('3.9'),
    steps: [
      alice.calls('bob'),
      bob.declines('alice'),
      alice.sees({}),
      alice.logged('busy'),
      bob.logged('busy'),
      alice.calls('busy'),
      alice.logged('busy', 'busy'),
    ],
  },
  {
    name: 'Unsuccessful No Response from User Agent',
    source: source('3.10'),
    differs: 'The proxy is as silent as Bob: the caller’s own deadline ends the call.',
    policy: { alice: { ringTimeoutMs: 5_000 } },
    steps: [
      alice.calls('silent'),
      alice.sees({ silent: 'dialing' }),
      pass(6_000),
      alice.sees({}),
      alice.logged('no-answer'),
    ],
  },
  {
    name: 'Unsuccessful Temporarily Unavailable',
    source: source('3.11'),
    steps: [alice.calls('unavailable'), alice.sees({}), alice.logged('unreachable')],
  },
]
