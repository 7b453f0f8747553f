import type { PageWords } from '../../Learn/pageWords.js';
import { lessonsIn } from '../../Learn/translations.js';
import { derivations } from './derivations.js';

/** What the components of the German pages say. */
export const words: PageWords = {
  lang: 'de',
  lessons: lessonsIn('de', [
    { title: 'Warum springen', concept: 'die geschlossene Form' },
    { title: 'Warum ε vorhersagen', concept: 'der Verlust' },
    { title: 'Varianzpläne', concept: 'das Signal-Rausch-Verhältnis' },
  ]),

  lessonName: ({ title, concept }) => `${title}: ${concept}`,
  place: ({ number, of, concept, minutes }) => `Lektion ${number} von ${of} · ${concept} · etwa ${minutes} Minuten`,
  symbolsAndEquations: 'Symbole und Gleichungen',
  otherLanguages: 'Diese Seite in anderen Sprachen',
  onThisPage: 'Auf dieser Seite',
  previous: 'Zurück',
  next: 'Weiter',
  neighbours: 'Lektionen',
  inEnglish: '(englisch)',

  image: 'Bild',
  link: 'Link',
  copied: 'Kopiert',

  answer: 'Antwort',
  tryThis: 'Ausprobieren',
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

  derivations,
};
