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
        Jeder Schritt zieht sein eigenes standardnormales Rauschen, <Tex>{z('0')}</Tex> und <Tex>{z('1')}</Tex>. In der
        Klammer steht der Zustand nach dem ersten Schritt.
      </>,
      'Ausmultiplizieren.',
      'Das Rauschen beider Schritte ist unabhängig, also addieren sich die Varianzen.',
      <>
        Die Summe unabhängiger normalverteilter Variablen ist normalverteilt. Eine einzige standardnormale Variable,{' '}
        <Tex>{epsilon('1')}</Tex>, ersetzt daher beide, und die zwei Schritte werden zu einem Sprung.
      </>,
      <>
        Angenommen, (2) gilt bei <Tex>t - 1</Tex>. Nun folgt ein weiterer Schritt.
      </>,
      <>
        Die Faktoren des Bildes werden multipliziert: <Tex>{r`\bar\alpha_t`}</Tex> ist das Produkt aller{' '}
        <Tex>{r`\alpha`}</Tex> bis <Tex>t</Tex>.
      </>,
      'Die Varianzen des Rauschens werden addiert. Die mittleren Terme heben sich wieder auf.',
      <>
        Also gilt (2) auch bei <Tex>t</Tex>.
      </>,
    ],
    end: (
      <>
        Bei <Tex>t = 0</Tex> ist Gleichung (2) nichts anderes als (1), denn <Tex>{r`\bar\alpha_0 = \alpha_0`}</Tex>.
        Durch Induktion gilt sie bei jedem späteren <Tex>t</Tex>.
      </>
    ),
  },

  'posterior-mean': {
    title: 'Wie (4) und die Varianz dazu aus (1) und (2) folgen',
    why: [
      <>
        Es genügt, einen einzelnen Wert zu betrachten. Der Satz von Bayes kehrt den Schritt um. Der erste Faktor hängt
        nicht von <Tex>{X0}</Tex> ab, weil ein Schritt nur vom vorigen Zustand abhängt.
      </>,
      <>
        Nur der Zähler hängt von <Tex>{X_PREV}</Tex> ab. Seine Faktoren sind normalverteilt, nach (1) und nach (2) bei{' '}
        <Tex>t - 1</Tex>. Ihre Exponenten mit −2 multiplizieren, addieren und nach Potenzen von <Tex>{X_PREV}</Tex>{' '}
        ordnen.
      </>,
      <>
        Hier fasst <Tex>c</Tex> die Terme ohne <Tex>{X_PREV}</Tex> zusammen. Der Faktor von{' '}
        <Tex>{`-2\\,${X_PREV}`}</Tex> ist
      </>,
      <>
        Der Faktor des Quadrats, <Tex>a</Tex>, ist in jeder Normaldichte der Kehrwert der Varianz. Auf einen gemeinsamen
        Nenner gebracht, steht im Zähler die Summe, die in der Herleitung von (2) <Tex>{noiseVariance('t')}</Tex> ergab.
      </>,
      'Der Kehrwert davon ist die Varianz.',
      'Quadratische Ergänzung.',
      <>
        Beim Mittelwert ist das Quadrat null. Setzt man <Tex>b</Tex> und <Tex>{BETA_TILDE}</Tex> ein, ergibt sich (4).
      </>,
      <>
        Die übrigen Terme enthalten <Tex>{X_PREV}</Tex> nicht. Sie sorgen nur dafür, dass das Integral der Dichte eins
        ist.
      </>,
    ],
    end: (
      <>
        Das gilt ab <Tex>t = 1</Tex>. Bei <Tex>t = 0</Tex> ist der vorige Zustand das Bild, und das ist bekannt.
      </>
    ),
  },

  'simple-loss': {
    title: 'Von einer Schranke der Likelihood zu dieser Verlustfunktion',
    why: [
      <>
        Das Training soll die Trainingsbilder wahrscheinlich machen. Die Wahrscheinlichkeit eines Bildes lässt sich
        nicht berechnen, wohl aber eine Schranke, die Evidence Lower Bound, kurz ELBO. Die negative ELBO ist eine Summe
        über die Kette; siehe <a href="https://arxiv.org/abs/2006.11239">Ho et al. (2020)</a>, die sie in ihrem Anhang A
        herleiten.
      </>,
      <>
        <Tex>L_T</Tex> vergleicht den letzten Zustand mit reinem Rauschen und enthält nichts, was zu lernen wäre;{' '}
        <Tex>L_0</Tex> gehört zum letzten Schritt, der das Bild liefert. Jeder andere Term ist eine
        Kullback-Leibler-Divergenz. Sie misst, wie stark sich der gelernte Schritt von dem unterscheidet, dem das Bild
        gegeben ist.
      </>,
      <>
        Beide sind Normalverteilungen. Die gelernte bekommt die Varianz der anderen,{' '}
        <Tex>{`${SIGMA_SQUARED} = ${BETA_TILDE}`}</Tex>. Dann unterscheiden sich nur ihre Mittelwerte. (Mit{' '}
        <Tex>{`${SIGMA_SQUARED} = ${BETA}`}</Tex> käme eine Konstante hinzu, die das Training nicht ändern kann.)
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
        Im gelernten Mittelwert steht <Tex>{EPSILON_THETA}</Tex> anstelle von <Tex>{EPSILON}</Tex>. In der Differenz
        hebt sich <Tex>{XT}</Tex> auf.
      </>,
      <>
        Jeder Term ist also ein gewichteter Fehler des Rauschens. Setzt man <Tex>{BETA_TILDE}</Tex> ein, wird das
        Gewicht zu
      </>,
      'Ohne das Gewicht ist das die Verlustfunktion dieser Seite.',
    ],
    end: (
      <>
        Die letzte Zeile ist eine Entscheidung, keine Algebra. Das Gewicht fällt von 0,60 bei <Tex>t = 1</Tex> auf
        0,0050 bei <Tex>t = 349</Tex> und steigt dann auf 0,010 bei <Tex>t = 999</Tex>; in der Schranke zählt also das
        schwächste Rauschen am meisten. Ohne das Gewicht entfällt mehr Training auf Zustände mit mehr Rauschen. Ho et
        al. stellten fest, dass die Samples dadurch besser werden. Außerdem ersetzt die Verlustfunktion <Tex>L_0</Tex>:
        Sie behandelt <Tex>t = 0</Tex> wie jeden anderen Zeitschritt.
      </>
    ),
  },
};

/** Die Trainingsschleife. */
export const training: PageWords['training'] = {
  title: 'Training',
  loop: 'Wiederholen, bis der Loss nicht mehr sinkt:',
  steps: [
    <>
      Ziehe ein Bild <Tex>{X0}</Tex> aus den Daten, einen Zeitschritt <Tex>t</Tex> von 0 bis <Tex>T - 1</Tex> und
      Rauschen <Tex>{EPSILON}</Tex>.
    </>,
    'Springe zum Zustand.',
    <>
      Berechne den Loss, und ändere die Parameter <Tex>\theta</Tex> um einen kleinen Schritt gegen seinen Gradienten.
    </>,
  ],
};
