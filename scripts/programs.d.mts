/** The Chromium that tests drive: `OFFHOOK_CHROMIUM` and nothing else when it is set, else the first one installed. */
export function findChromium(): string | undefined
/** Kamailio, if it is there together with the modules that SIP over WebSocket needs. */
export function findKamailio(): string | undefined
/** The media proxy of the leg into the telephone network. */
export function findRtpengine(): string | undefined
/** The far end of that leg. */
export function findSipp(): string | undefined
