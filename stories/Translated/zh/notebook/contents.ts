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

/** The notebook page in Chinese. */
export const sections = sectionsIn({
  image: { title: '图像', Part: Image },
  values: { title: '从 −1 到 1 的值', Part: Values },
  schedule: { title: '噪声调度', Part: Schedule },
  kinds: { title: '四种噪声调度', Part: Kinds },
  forward: { title: '前向过程', Part: Forward },
  jump: { title: '一次跳跃，走完所有步', Part: Jump },
  step: { title: '一次一步', Part: Step },
  reverse: { title: '反向过程', Part: Reverse },
  network: { title: '网络预测什么', Part: Network },
  estimate: { title: '从噪声到图像', Part: Estimate },
  many: { title: '为什么要走许多步', Part: Many },
  means: { title: '前一个状态的两个均值', Part: Means },
  chain: { title: '完整的反向链', Part: Chain },
  imprecise: { title: '笔记本不够准确之处', Part: Imprecise },
  model: { title: '使用真正的模型', Part: Model },
  components: { title: '从笔记本到组件', Part: Components },
});
