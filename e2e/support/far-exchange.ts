type FarOutcome =
  /** `talkMs`: how long until it hangs up, in ms; without it waits for the caller to. */
  | { readonly type: 'answer'; readonly talkMs?: number }
  | { readonly type: 'refuse'; readonly status: number; readonly phrase: string }
  /** Rings on until the caller gives up. */
  | { readonly type: 'nothing' }

/** What somebody in the telephone network does with a call, for SIPp. */
export interface FarPlan {
  /** How long there is sound before the answer (183 with SDP), in ms. */
  readonly earlyMs: number
  readonly outcome: FarOutcome
  /** A Q.850 cause for the Reason header of its own BYE or refusal (RFC 3326). */
  readonly cause?: number
}

/** By which its own tag is known in a dialog (RFC 3261 section 12). */
export const tagOfExchange = 'exchange'

/** The plan as a scenario of SIPp. Its sound is the echo of what it gets (`-rtp_echo`). */
export function scenarioOf(plan: FarPlan): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="far exchange">
${[receiveInvite, respond('183 Session Progress', sdp), pause(plan.earlyMs), ...ending(plan)].join('\n')}
</scenario>
`
}

function ending({ outcome, cause }: FarPlan): string[] {
  const reason = cause === undefined ? [] : [`Reason: Q.850;cause=${cause}`]
  switch (outcome.type) {
    case 'refuse':
      return [respond(`${outcome.status} ${outcome.phrase}`, '', reason), receive('ACK')]
    case 'nothing':
      return [receive('CANCEL'), respond('200 OK'), respondToInvite('487 Request Terminated'), receive('ACK')]
    case 'answer': {
      const answered = [respond('200 OK', sdp), receive('ACK')]
      if (outcome.talkMs === undefined) return [...answered, receive('BYE'), respond('200 OK')]
      return [...answered, pause(outcome.talkMs), bye(reason), '<recv response="200" />']
    }
    default:
      return outcome satisfies never
  }
}

// The payload type of digits is the caller's to choose (RFC 4733); the headers are kept for what comes later.
const receiveInvite = `<recv request="INVITE" rrs="true">
  <action>
    <ereg regexp="a=rtpmap:([0-9]+) telephone-event/8000" search_in="body" check_it="true" assign_to="whole,digits" />
    <ereg regexp=".*" search_in="hdr" header="Via:" assign_to="via" />
    <ereg regexp=".*" search_in="hdr" header="Via:" occurrence="2" assign_to="before" />
    <ereg regexp=".*" search_in="hdr" header="CSeq:" assign_to="cseq" />
    <ereg regexp=".*" search_in="hdr" header="From:" assign_to="caller" />
    <ereg regexp=".*" search_in="hdr" header="To:" assign_to="callee" />
  </action>
</recv>
<Reference variables="whole,digits,via,before,cseq,caller,callee" />`

const sdp = `v=0
o=exchange 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 0 [$digits]
a=rtpmap:0 PCMU/8000
a=rtpmap:[$digits] telephone-event/8000
a=sendrecv
`

const pause = (ms: number) => `<pause milliseconds="${ms}" />`
const receive = (method: string) => `<recv request="${method}" rrs="${method === 'ACK'}" />`

function respond(line: string, body = '', headers: readonly string[] = []): string {
  return send([
    `SIP/2.0 ${line}`,
    '[last_Via:]',
    '[last_From:]',
    `[last_To:];tag=[pid]${tagOfExchange}[call_number]`,
    '[last_Call-ID:]',
    '[last_CSeq:]',
    '[last_Record-Route:]',
    'Contact: <sip:[local_ip]:[local_port]>',
    ...headers,
    ...content(body),
  ])
}

/** To the INVITE, while another request was the last. */
function respondToInvite(line: string): string {
  return send([
    `SIP/2.0 ${line}`,
    'Via:[$via]',
    'Via:[$before]',
    'From:[$caller]',
    `To:[$callee];tag=[pid]${tagOfExchange}[call_number]`,
    '[last_Call-ID:]',
    'CSeq:[$cseq]',
    ...content(''),
  ])
}

function bye(headers: readonly string[]): string {
  return send([
    'BYE [next_url] SIP/2.0',
    'Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]',
    `From:[$callee];tag=[pid]${tagOfExchange}[call_number]`,
    'To:[$caller]',
    '[last_Call-ID:]',
    'CSeq: 1 BYE',
    '[routes]',
    'Max-Forwards: 70',
    ...headers,
    ...content(''),
  ])
}

const content = (body: string) => [
  ...(body === '' ? [] : ['Content-Type: application/sdp']),
  'Content-Length: [len]',
  '',
  body,
]

const send = (lines: readonly string[]) => `<send><![CDATA[

${lines.join('\n')}
]]></send>`
