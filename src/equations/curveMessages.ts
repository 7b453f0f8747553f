import { catalogue } from '../i18n/message.js';

/** The names of the curves of schedules and paths, for screen readers. */
export const curveMessages = catalogue('ScheduleChart', {
  scaleOfX0: 'the root of cumulative alpha_t, which scales x0,',
  scaleOfNoise: 'the root of 1 minus cumulative alpha_t, which scales the noise,',
  alphaOfPath: 'alpha_t, which scales x0,',
  sigmaOfPath: 'sigma_t, which scales the noise,',
  logSnr: 'the log-SNR',
});
