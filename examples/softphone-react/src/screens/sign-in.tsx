import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import type { OpenAccount, SipAccount } from '../phone/sip-account.ts'
import { SipForm } from './sip-form.tsx'

export type Way = 'simulator' | 'sip'

interface SignInScreenProps {
  readonly way: Way
  readonly onWay: (way: Way) => void
  readonly prefill: OpenAccount
  readonly busy: boolean
  /** Why the last attempt failed, in words. */
  readonly fault?: string | undefined
  readonly onSimulator: () => void
  readonly onSip: (account: SipAccount) => void
}

/** Two ways in: the simulator with one press, or an account on a real SIP server. */
export function SignInScreen({ way, onWay, prefill, busy, fault, onSimulator, onSip }: SignInScreenProps) {
  return (
    <div className="sign-in">
      <h2>Choose a line</h2>
      <fieldset className="segments">
        <legend className="visually-hidden">Kind of line</legend>
        <Segment value="simulator" label="Simulator" way={way} onWay={onWay} />
        <Segment value="sip" label="SIP account" way={way} onWay={onWay} />
      </fieldset>
      {fault && (
        <div role="alert">
          <Notice kind="fault" icon="warning">
            {fault}
          </Notice>
        </div>
      )}
      {way === 'simulator' ? (
        <SimulatorOffer busy={busy} onSimulator={onSimulator} />
      ) : (
        <SipForm prefill={prefill} busy={busy} onSip={onSip} />
      )}
    </div>
  )
}

function Segment(props: { value: Way; label: string; way: Way; onWay: (way: Way) => void }) {
  return (
    <label className="segment">
      <input
        type="radio"
        name="way"
        value={props.value}
        checked={props.way === props.value}
        onChange={() => props.onWay(props.value)}
      />
      <span>{props.label}</span>
    </label>
  )
}

function SimulatorOffer({ busy, onSimulator }: { busy: boolean; onSimulator: () => void }) {
  return (
    <div className="sign-in-body">
      <p>
        A far end that lives in this page: dial numbers that answer, ring, refuse or freeze, let calls come in, and pull
        the network apart. No account, no server, no microphone.
      </p>
      <ul className="sign-in-points">
        <li>
          <Icon name="phone" size={20} /> Every state a call can be in
        </li>
        <li>
          <Icon name="snowflake" size={20} /> Frozen networks, lost links, refused permissions
        </li>
        <li>
          <Icon name="spark" size={20} /> The same code as on a real line
        </li>
      </ul>
      <button type="button" className="button button-call button-wide" disabled={busy} onClick={onSimulator}>
        {busy ? 'Starting…' : 'Start the simulator'}
      </button>
    </div>
  )
}
