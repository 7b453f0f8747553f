import { catalogue } from '../i18n/message.js';

/** The curves of schedules and paths, with what they scale. */
export const curveMessages = catalogue('ScheduleChart', {
  scaleOfX0: 'the root of cumulative alpha_t, which scales x0,',
  scaleOfNoise: 'the root of 1 minus cumulative alpha_t, which scales the noise,',
  alphaOfPath: 'alpha_t, which scales x0,',
  sigmaOfPath: 'sigma_t, which scales the noise,',
  logSnr: 'the log-SNR',
});
