/** What `CometChat` of `@cometchat/chat-sdk-javascript` 4 has for calls. What it hands back is read as `unknown`. */
export interface ChatSdk {
  readonly Call: new (receiverId: string, type: string, receiverType: string) => ChatCall
  readonly CallListener: new (handlers: ChatCallHandlers) => object
  readonly LoginListener: new (handlers: ChatLoginHandlers) => object
  readonly ConnectionListener: new (handlers: ChatConnectionHandlers) => object
  /** Where the ring timer lives. Internal to the SDK, so it MAY be missing. */
  readonly CallController?: { getInstance(): { clearTimer(): void } }
  initiateCall(call: object, timeoutSeconds?: number): Promise<unknown>
  acceptCall(sessionId: string): Promise<unknown>
  rejectCall(sessionId: string, status: string): Promise<unknown>
  endCall(sessionId: string): Promise<unknown>
  /** Internal to the SDK, so it MAY be missing. */
  sendUnansweredResponse?(sessionId: string): Promise<unknown>
  getActiveCall(): unknown
  clearActiveCall(): void
  getCallParticipantCount(sessionId: string, type: string): Promise<unknown>
  addCallListener(name: string, listener: object): void
  removeCallListener(name: string): void
  addLoginListener(name: string, listener: object): void
  removeLoginListener(name: string): void
  addConnectionListener(name: string, listener: object): void
  removeConnectionListener(name: string): void
  login(...credentials: string[]): Promise<unknown>
  logout(): Promise<unknown>
  getLoggedinUser(): Promise<unknown>
  getConnectionStatus(): string
  connect(): void
  disconnect(): void
}

/** A call that is about to be initiated. */
export interface ChatCall {
  setMetadata(metadata: object): void
}

export interface ChatCallHandlers {
  onIncomingCallReceived(call: unknown): void
  onOutgoingCallAccepted(call: unknown): void
  onOutgoingCallRejected(call: unknown): void
  onIncomingCallCancelled(call: unknown): void
  onCallEndedMessageReceived(call: unknown): void
}

export interface ChatLoginHandlers {
  loginSuccess(user: unknown): void
  loginFailure(error: unknown): void
  logoutSuccess(): void
  logoutFailure(error: unknown): void
}

export interface ChatConnectionHandlers {
  onConnected(): void
  inConnecting(): void
  onDisconnected(): void
}
