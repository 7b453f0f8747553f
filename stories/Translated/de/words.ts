import type { PageWords } from '../../Learn/pageWords.js';
import { lessonsIn } from '../../Learn/translations.js';
import { derivations, training } from './derivations.js';

/** What the components of the German pages say. */
export const words: PageWords = {
  lang: 'de',
  lessons: lessonsIn('de', {
    'learn-why-jump': { title: 'Warum springen', concept: 'die geschlossene Form' },
    'learn-schedules': { title: 'Noise-Schedules', concept: 'das Signal-Rausch-Verhältnis' },
    'learn-why-predict-ε': { title: 'Warum ε vorhersagen', concept: 'die Verlustfunktion' },
  }),

  lessonName: ({ title, concept }) => `${title}: ${concept}`,
  place: ({ number, of, concept, minutes }) => `Lektion ${number} von ${of} · ${concept} · etwa ${minutes} Minuten`,
  symbolsAndEquations: 'Symbole und Gleichungen',
  otherLanguages: 'Diese Seite in anderen Sprachen',
  onThisPage: 'Auf dieser Seite',
  previous: 'Zurück',
  next: 'Weiter',
  neighbours: 'Lektionen',
  inEnglish: '(englisch)',
  translatedLessons:
    'Das Notebook und die Lektionen zwei bis vier sind auf Deutsch, alle übrigen Lektionen auf Englisch.',

  scheduleNames: { linear: 'linear', cosine: 'Kosinus' },
  clocks: { cosine: 'Kosinus-Schedule statt linear', paths: 'Pfade statt des linearen Schedules' },

  image: 'Bild',
  link: 'Link',
  copied: 'Kopiert',

  answer: 'Antwort',
  tryThis: 'Ausprobieren',
  yourAnswers: 'Ihre Antworten',
  figure: (number) => `Abbildung ${number}`,
  captionOf: (number) => `Abbildung ${number}.`,

  noisyImage: 'verrauschtes Bild',
  mean: 'Mittelwert',
  xt: (t) => `x_t bei t = ${t}`,
  meanOfXt: (t) => `der Mittelwert von x_t bei t = ${t}`,
  sampleOfXt: (sample, t) => `Sample ${sample} von x_t bei t = ${t}`,
  forward: 'vorwärts',
  reverse: 'rückwärts',
  forwardXt: (t) => `x_t des Vorwärtsprozesses bei t = ${t}`,
  reverseXt: (t) => `x_t der Rückwärtskette bei t = ${t}`,

  level: 'Stufe',
  scale: 'Werte von −2 bis 2 und ihre Graustufen: schwarz bis −1, mittelgrau bei 0, weiß ab 1',

  state: 'Zustand xₜ',
  estimate: (t) => `Schätzung x̂₀ bei t = ${t}`,
  estimateOverState: (t, atOne) =>
    `Die Schätzung des Bildes über x_t bei t = ${t}: eine ungerade Kurve von −1 bis 1, bei x_t = 1 ist sie ${atOne}.`,

  lossWeights:
    'Das Gewicht eines quadrierten Bildfehlers über t auf einer logarithmischen Achse: In der Verlustfunktion für das Rauschen fällt es von 10⁴ bei t = 0 auf weniger als 10⁻⁴ bei t = 999, in der für das Bild ist es immer 1, in der für v fällt es von 10⁴ auf 1.',

  training,
  derivations,
};
