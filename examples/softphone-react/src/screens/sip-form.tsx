import { type FormEvent, useState } from 'react'
import { Field } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import type { OpenAccount, SipAccount } from '../phone/sip-account.ts'

interface SipFormProps {
  readonly prefill: OpenAccount
  readonly busy: boolean
  readonly onSip: (account: SipAccount) => void
}

/** An account on a SIP server; what few need stands under "More". */
export function SipForm({ prefill, busy, onSip }: SipFormProps) {
  const [account, setAccount] = useState<SipAccount>({ ...prefill, password: '', turnPassword: '' })
  const field = (name: keyof SipAccount) => ({
    value: account[name],
    onText: (value: string) => setAccount((before) => ({ ...before, [name]: value })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSip(account)
  }
  return (
    <form className="sign-in-body" aria-label="SIP account" onSubmit={submit}>
      <Field
        label="Server"
        {...field('server')}
        required
        pattern="wss?://.+"
        title="A WebSocket address: wss://… or ws://…"
        inputMode="url"
        placeholder="wss://sip.example.com"
        autoComplete="url"
      />
      <div className="field-row">
        <Field
          label="User"
          {...field('user')}
          required
          placeholder="100"
          autoComplete="username"
          autoCapitalize="off"
        />
        <Field label="Domain" {...field('domain')} placeholder="as the server" autoCapitalize="off" />
      </div>
      <Field label="Password" {...field('password')} type="password" autoComplete="current-password" />
      <details className="more" open={hasMore(prefill)}>
        <summary>
          More <Icon name="chevron" size={18} />
        </summary>
        <div className="more-body">
          <Field label="Display name" {...field('displayName')} placeholder="as others see you" autoComplete="name" />
          <Field
            label="STUN and TURN"
            {...field('iceServers')}
            placeholder="stun:stun.example.com, turn:…"
            autoCapitalize="off"
            spellCheck={false}
          />
          <div className="field-row">
            <Field label="TURN name" {...field('turnUser')} autoComplete="off" autoCapitalize="off" />
            <Field label="TURN secret" {...field('turnPassword')} type="password" autoComplete="off" />
          </div>
          <Field
            label="Outbound proxy"
            {...field('outboundProxy')}
            pattern="sips?:.+"
            title="A SIP address: sip:proxy.example.com"
            placeholder="sip:proxy.example.com"
            autoCapitalize="off"
            spellCheck={false}
          />
        </div>
      </details>
      <button type="submit" className="button button-call button-wide" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
      <p className="hint">
        No server at hand? <code>npm run sip:server</code> starts one on this machine and prints its accounts. Passwords
        stay in this page; the rest is kept until the tab is closed.
      </p>
    </form>
  )
}

/** Fields that are filled are not hidden. */
const hasMore = ({ displayName, iceServers, outboundProxy }: OpenAccount): boolean =>
  displayName !== '' || iceServers !== '' || outboundProxy !== ''
