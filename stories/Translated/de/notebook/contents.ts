import { sectionsIn } from '../../../Notebook/contents.js';
import Chain from './Chain.mdx';
import Components from './Components.mdx';
import Estimate from './Estimate.mdx';
import Forward from './Forward.mdx';
import Image from './Image.mdx';
import Imprecise from './Imprecise.mdx';
import Jump from './Jump.mdx';
import Kinds from './Kinds.mdx';
import Many from './Many.mdx';
import Means from './Means.mdx';
import Model from './Model.mdx';
import Network from './Network.mdx';
import Reverse from './Reverse.mdx';
import Schedule from './Schedule.mdx';
import Step from './Step.mdx';
import Values from './Values.mdx';

/** The notebook page in German. */
export const sections = sectionsIn({
  image: { title: 'Das Bild', Part: Image },
  values: { title: 'Werte von −1 bis 1', Part: Values },
  schedule: { title: 'Der Noise-Schedule', Part: Schedule },
  kinds: { title: 'Vier Noise-Schedules', Part: Kinds },
  forward: { title: 'Der Vorwärtsprozess', Part: Forward },
  jump: { title: 'Alle Schritte in einem Sprung', Part: Jump },
  step: { title: 'Schritt für Schritt', Part: Step },
  reverse: { title: 'Der Rückwärtsprozess', Part: Reverse },
  network: { title: 'Was ein Netz vorhersagt', Part: Network },
  estimate: { title: 'Vom Rauschen zum Bild', Part: Estimate },
  many: { title: 'Warum viele Schritte', Part: Many },
  means: { title: 'Zwei Mittelwerte des vorigen Zustands', Part: Means },
  chain: { title: 'Die ganze Rückwärtskette', Part: Chain },
  imprecise: { title: 'Wo das Notebook ungenau ist', Part: Imprecise },
  model: { title: 'Mit einem Modell', Part: Model },
  components: { title: 'Vom Notebook zur Komponente', Part: Components },
});
