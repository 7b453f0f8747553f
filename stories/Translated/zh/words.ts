import type { PageWords } from '../../Learn/pageWords.js';
import { lessonsIn } from '../../Learn/translations.js';
import { derivations, training } from './derivations.js';

/** What the components of the Chinese pages say. */
export const words: PageWords = {
  lang: 'zh',
  lessons: lessonsIn('zh', {
    'learn-why-jump': { title: '为什么要跳跃', concept: '闭式表达' },
    'learn-schedules': { title: '噪声调度', concept: '信噪比' },
    'learn-why-predict-ε': { title: '为什么预测 ε', concept: '损失' },
  }),

  lessonName: ({ title, concept }) => `${title}：${concept}`,
  place: ({ number, of, concept, minutes }) => `第 ${number} 课，共 ${of} 课 · ${concept} · 约 ${minutes} 分钟`,
  symbolsAndEquations: '符号与公式',
  otherLanguages: '本页的其他语言版本',
  onThisPage: '本页内容',
  previous: '上一课',
  next: '下一课',
  neighbours: '课程',
  inEnglish: '· 英文',
  translatedLessons: '笔记本和第二至第四课为中文，其余课程为英文。',

  scheduleNames: { linear: '线性', cosine: '余弦' },
  clocks: { cosine: '余弦调度（而非线性）', paths: '路径（而非线性调度）' },

  image: '图像',
  link: '链接',
  copied: '已复制',

  answer: '答案',
  tryThis: '试一试',
  yourAnswers: '你的回答',
  figure: (number) => `图\u00a0${number}`,
  captionOf: (number) => `图\u00a0${number}`,

  noisyImage: '加噪图像',
  mean: '均值',
  xt: (t) => `t = ${t} 时的 x_t`,
  meanOfXt: (t) => `t = ${t} 时 x_t 的均值`,
  sampleOfXt: (sample, t) => `t = ${t} 时 x_t 的第 ${sample} 个样本`,
  forward: '前向',
  reverse: '反向',
  forwardXt: (t) => `前向过程在 t = ${t} 时的 x_t`,
  reverseXt: (t) => `反向链在 t = ${t} 时的 x_t`,

  level: '色阶',
  scale: '从 −2 到 2 的值及其色阶：−1 及以下为黑，0 为中灰，1 及以上为白',

  state: '状态 xₜ',
  estimate: (t) => `t = ${t} 时的估计 x̂₀`,
  estimateOverState: (t, atOne) =>
    `t = ${t} 时，对图像的估计随 x_t 的变化：一条从 −1 到 1 的奇函数曲线，在 x_t = 1 处为 ${atOne}。`,

  lossWeights:
    '图像平方误差的权重随 t 的变化，对数坐标：在噪声损失中，从 t = 0 时的 10⁴ 降到 t = 999 时的不足 10⁻⁴；在图像损失中始终为 1；在 v 损失中，从 10⁴ 降到 1。',

  training,
  derivations,
};
