/** Quality samples from WebRTC statistics, without sip.js: for other transports, React Native and tests. */
export { createSampler, type Sampler, type StatsSource } from './media/sampler.ts'
