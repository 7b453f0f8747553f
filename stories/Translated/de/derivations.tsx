import { symbols } from '../../../src/index.js';
import type { PageWords } from '../../Learn/pageWords.js';
import { epsilon, noiseVariance, signalScale, stepScale, z } from '../../Notebook/derivations/tex.js';
import { InlineTex as Tex } from '../../Notebook/InlineTex.js';
import { added, BETA_TILDE, EPSILON_THETA, r } from '../../Notebook/tex.js';

const { BETA, EPSILON, SIGNAL_SCALE, X0, X_PREV, XT } = symbols;

const SIGMA_SQUARED = added(r`\sigma_t^2`);

/** Why each line of a derivation follows. */
export const derivations: PageWords['derivations'] = {
  'forward-jump': {
    title: 'Wie (2) aus (1) folgt',
    why: [
      <>
        Zwei Schritte von (1) werden als Mittelwert plus Rauschen geschrieben, mit <Tex>{r`1 - \beta = \alpha`}</Tex>.
        Jeder zieht sein eigenes standardnormales Rauschen, <Tex>{z('0')}</Tex> und <Tex>{z('1')}</Tex>. In der Klammer
        steht der Zustand nach dem ersten.
      </>,
      'Ausmultiplizieren.',
      'Das Rauschen beider Schritte ist unabhängig, also addieren sich die Varianzen.',
      <>
        Die Summe unabhängiger normalverteilter Variablen ist normalverteilt. Eine einzige standardnormale Variable,{' '}
        <Tex>{epsilon('1')}</Tex>, reicht daher für beide, und die zwei Schritte sind ein Sprung.
      </>,
      <>
        Angenommen, (2) gilt bei <Tex>t - 1</Tex>. Dazu ein weiterer Schritt.
      </>,
      <>
        Die Faktoren des Bildes: <Tex>{r`\bar\alpha_t`}</Tex> ist das Produkt aller <Tex>{r`\alpha`}</Tex> bis{' '}
        <Tex>t</Tex>.
      </>,
      'Die Varianzen des Rauschens: Wieder hebt sich die Mitte auf.',
      <>
        Also gilt (2) auch bei <Tex>t</Tex>.
      </>,
    ],
    end: (
      <>
        Bei <Tex>t = 0</Tex> ist Gleichung (2) nichts anderes als (1), denn <Tex>{r`\bar\alpha_0 = \alpha_0`}</Tex>. Von
        dort überträgt sie sich auf jedes spätere <Tex>t</Tex>.
      </>
    ),
  },

  'posterior-mean': {
    title: 'Wie (4) und die Varianz dazu aus (1) und (2) folgen',
    why: [
      <>
        Es genügt, einen einzelnen Wert zu betrachten. Der Satz von Bayes kehrt den Schritt um. Im ersten Faktor muss{' '}
        <Tex>{X0}</Tex> nicht vorkommen: Ein Schritt hängt vom Zustand davor ab und von nichts Früherem.
      </>,
      <>
        Als Funktion von <Tex>{X_PREV}</Tex> ändert sich nur der Zähler. Seine Faktoren sind normalverteilt, nach (1)
        und nach (2) bei <Tex>t - 1</Tex>. Ihre Exponenten mit −2 multiplizieren, addieren und nach Potenzen von{' '}
        <Tex>{X_PREV}</Tex> ordnen.
      </>,
      <>
        Hier ist <Tex>c</Tex> alles, was <Tex>{X_PREV}</Tex> nicht enthält, und der Faktor von{' '}
        <Tex>{`-2\\,${X_PREV}`}</Tex> ist
      </>,
      <>
        Der Faktor des Quadrats, <Tex>a</Tex>, ist in jeder Normaldichte der Kehrwert der Varianz. Auf einen gemeinsamen
        Nenner gebracht, steht im Zähler die Summe, die in der Herleitung von (2) <Tex>{noiseVariance('t')}</Tex> ergab.
      </>,
      'Der Kehrwert davon ist die Varianz.',
      'Quadratische Ergänzung.',
      <>
        Am kleinsten ist das Quadrat beim Mittelwert. <Tex>b</Tex> und <Tex>{BETA_TILDE}</Tex> einsetzen: Das ist (4).
      </>,
      <>
        Was übrig ist, enthält <Tex>{X_PREV}</Tex> nicht. Es sorgt nur dafür, dass das Integral der Dichte eins ist.
      </>,
    ],
    end: (
      <>
        Das gilt ab <Tex>t = 1</Tex>. Bei <Tex>t = 0</Tex> ist der Zustand davor das Bild, und das ist bekannt.
      </>
    ),
  },

  'simple-loss': {
    title: 'Von einer Schranke der Likelihood zu diesem Verlust',
    why: [
      <>
        Das Training soll die Bilder der Daten wahrscheinlich machen. Wie wahrscheinlich eines ist, lässt sich nicht
        berechnen, wohl aber eine Schranke, die Evidence Lower Bound, kurz ELBO. Mit umgekehrtem Vorzeichen ist sie eine
        Summe über die Kette; siehe <a href="https://arxiv.org/abs/2006.11239">Ho et al. (2020)</a>, die sie in ihrem
        Anhang A herleiten.
      </>,
      <>
        <Tex>L_T</Tex> vergleicht den letzten Zustand mit reinem Rauschen und hat nichts zu lernen; <Tex>L_0</Tex>{' '}
        gehört zum letzten Schritt, der das Bild liefert. Jeder andere Term ist eine Kullback-Leibler-Divergenz: Sie
        sagt, wie weit der gelernte Schritt von dem entfernt ist, der das Bild kennt.
      </>,
      <>
        Beide Verteilungen sind normal. Die Varianz der gelernten sei <Tex>{`${SIGMA_SQUARED} = ${BETA_TILDE}`}</Tex>,
        wie bei der anderen. Dann unterscheiden sich nur ihre Mittelwerte. (Mit{' '}
        <Tex>{`${SIGMA_SQUARED} = ${BETA}`}</Tex> käme eine Konstante hinzu, an der sich nichts ändern lässt.)
      </>,
      <>
        Damit das Rauschen ins Spiel kommt, wird <Tex>{X0}</Tex> in (4) durch (5) mit dem wahren <Tex>{EPSILON}</Tex>{' '}
        ersetzt.
      </>,
      <>
        Die Faktoren von <Tex>{XT}</Tex> zusammenfassen, mit{' '}
        <Tex>{`${SIGNAL_SCALE} = ${stepScale('t')}\\,${signalScale('t-1')}`}</Tex>. Im Zähler steht wieder die Summe,
        die <Tex>{noiseVariance('t')}</Tex> ergibt.
      </>,
      <>
        Der Faktor von <Tex>{EPSILON}</Tex> vereinfacht sich ebenso.
      </>,
      <>
        Der gelernte Mittelwert, oben, ist derselbe mit <Tex>{EPSILON_THETA}</Tex> anstelle von <Tex>{EPSILON}</Tex>. In
        der Differenz hebt sich <Tex>{XT}</Tex> auf.
      </>,
      <>
        Jeder Term ist also der Fehler des Rauschens, mit einem Gewicht. Setzt man <Tex>{BETA_TILDE}</Tex> ein, wird
        daraus
      </>,
      'Ohne das Gewicht bleibt der Verlust dieser Seite übrig.',
    ],
    end: (
      <>
        Die letzte Zeile ist keine Algebra, sondern eine Entscheidung. Das Gewicht fällt von 0,60 bei <Tex>t = 1</Tex>{' '}
        auf 0,0055 bei <Tex>t = 500</Tex>; in der Schranke zählt also das schwächste Rauschen am meisten. Ohne das
        Gewicht gilt mehr vom Training den Zuständen, in denen das Bild schwer zu finden ist, und Ho et al. stellten
        fest, dass die Samples besser wurden. Der Verlust behandelt <Tex>t = 0</Tex> wie jeden anderen Zeitschritt,
        anstelle von <Tex>L_0</Tex>.
      </>
    ),
  },
};
