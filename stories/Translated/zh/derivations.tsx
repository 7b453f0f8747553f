import { inked, symbols } from '../../../src/index.js';
import type { PageWords } from '../../Learn/pageWords.js';
import { epsilon, noiseVariance, signalScale, stepScale, z } from '../../Notebook/derivations/tex.js';
import { InlineTex as Tex } from '../../Notebook/InlineTex.js';
import { BETA_TILDE, EPSILON_THETA, r } from '../../Notebook/tex.js';

const { BETA, EPSILON, SIGNAL_SCALE, X0, X_PREV, XT } = symbols;
const SIGMA_SQUARED = inked('noise', r`\sigma_t^2`);

export const derivations: NonNullable<PageWords['derivations']> = {
  'forward-jump': {
    title: '怎样由式 (1) 得到式 (2)',
    why: [
      <>
        把式 (1) 的两步写成均值加噪声，其中 <Tex>{r`1 - \beta = \alpha`}</Tex>。每一步各自抽取标准正态噪声{' '}
        <Tex>{z('0')}</Tex> 和 <Tex>{z('1')}</Tex>。括号里是第一步之后的状态。
      </>,
      '展开括号。',
      '两份噪声相互独立，所以方差相加。',
      <>
        独立正态变量之和仍是正态的。所以一个标准正态变量 <Tex>{epsilon('1')}</Tex> 就能代替两者，两步成为一次跳跃。
      </>,
      <>
        现在假设式 (2) 在 <Tex>t - 1</Tex> 处成立，再走一步。
      </>,
      <>
        把图像的系数相乘：<Tex>{r`\bar\alpha_t`}</Tex> 是各步 <Tex>{r`\alpha`}</Tex> 的乘积，一直乘到第 <Tex>t</Tex>{' '}
        步。
      </>,
      '把噪声的方差相加，中间的项再次相消。',
      <>
        所以式 (2) 在 <Tex>t</Tex> 处也成立。
      </>,
    ],
    end: (
      <>
        <Tex>t = 0</Tex> 时，式 (2) 就是式 (1) 本身，因为 <Tex>{r`\bar\alpha_0 = \alpha_0`}</Tex>
        。由归纳法，它对以后的每个 <Tex>t</Tex> 都成立。
      </>
    ),
  },

  'posterior-mean': {
    title: '怎样由式 (1) 和式 (2) 得到式 (4) 及其方差',
    why: [
      <>
        只看一个值。贝叶斯公式把这一步反转过来。第一个因子与 <Tex>{X0}</Tex> 无关，因为一步只取决于前一个状态。
      </>,
      <>
        只有分子与 <Tex>{X_PREV}</Tex> 有关。它的两个因子都是正态的：一个按式 (1)，一个按 <Tex>t - 1</Tex> 处的式
        (2)。把两者的指数乘以 −2，相加，再按 <Tex>{X_PREV}</Tex> 的幂次整理。
      </>,
      <>
        这里 <Tex>c</Tex> 是所有不含 <Tex>{X_PREV}</Tex> 的项，而 <Tex>{`-2\\,${X_PREV}`}</Tex> 的系数是
      </>,
      <>
        平方项的系数 <Tex>a</Tex>，在任何正态密度中都是方差的倒数。通分之后，分子正是推导式 (2) 时得出{' '}
        <Tex>{noiseVariance('t')}</Tex> 的那个和。
      </>,
      '取倒数，就是方差。',
      '配方。',
      <>
        平方在均值处为零。代入 <Tex>b</Tex> 和 <Tex>{BETA_TILDE}</Tex>，就是式 (4)。
      </>,
      <>
        余下的项不含 <Tex>{X_PREV}</Tex>，只是使密度的积分为一。
      </>,
    ],
    end: (
      <>
        以上从 <Tex>t = 1</Tex> 起成立。<Tex>t = 0</Tex> 时，前一个状态就是图像，是已知的。
      </>
    ),
  },

  'simple-loss': {
    title: '从似然的下界到这个损失',
    why: [
      <>
        训练应当使训练图像的概率变大。一幅图像的概率无法计算，但有一个界，即证据下界（ELBO）。负的 ELBO
        是沿着链的求和；推导见 <a href="https://arxiv.org/abs/2006.11239">Ho 等人（2020）</a>的附录 A。
      </>,
      <>
        <Tex>L_T</Tex> 把最后一个状态与纯噪声相比，没有什么要学；<Tex>L_0</Tex>{' '}
        属于最后一步，即给出图像的那一步。其余每一项都是 KL 散度（Kullback–Leibler），衡量学得的一步与已知 x₀
        时的后验一步相差多少。
      </>,
      <>
        两个分布都是正态的。令学得的分布的方差为 <Tex>{`${SIGMA_SQUARED} = ${BETA_TILDE}`}</Tex>
        ，与另一个相同。这样两者只有均值不同。（若取 <Tex>{`${SIGMA_SQUARED} = ${BETA}`}</Tex>
        ，则散度还含有一个训练无法改变的常数。）
      </>,
      <>
        为了引入噪声，把式 (4) 中的 <Tex>{X0}</Tex> 换成式 (5)，其中用真实的 <Tex>{EPSILON}</Tex>。
      </>,
      <>
        合并 <Tex>{XT}</Tex> 的系数，其中 <Tex>{`${SIGNAL_SCALE} = ${stepScale('t')}\\,${signalScale('t-1')}`}</Tex>
        。分子又是得出 <Tex>{noiseVariance('t')}</Tex> 的那个和。
      </>,
      <>
        <Tex>{EPSILON}</Tex> 的系数也同样化简。
      </>,
      <>
        学得的均值以 <Tex>{EPSILON_THETA}</Tex> 代替 <Tex>{EPSILON}</Tex>。相减时，
        <Tex>{XT}</Tex> 消去。
      </>,
      <>
        所以，每一项都是带权重的噪声误差。代入 <Tex>{BETA_TILDE}</Tex>，权重成为
      </>,
      '去掉权重，这就是本页的损失。',
    ],
    end: (
      <>
        最后一行是一种选择，而不是代数推导。权重从 0.60（<Tex>t = 1</Tex>）降到 0.0050（<Tex>t = 349</Tex>
        ），再升到 0.010（<Tex>t = 999</Tex>
        ），所以在这个界中，最微弱的噪声权重最大。去掉权重后，训练更多地用在噪声更强的状态上。Ho
        等人发现，样本因此变得更好。这个损失还取代了 <Tex>L_0</Tex>：它把 <Tex>t = 0</Tex> 与其他时间步同等对待。
      </>
    ),
  },
};

/** 训练循环。 */
export const training: PageWords['training'] = {
  title: '训练',
  loop: '重复以下步骤，直到损失不再下降：',
  steps: [
    <>
      从数据中抽取一幅图像 <Tex>{X0}</Tex>，从 0 到 <Tex>T - 1</Tex> 中抽取一个时间步 <Tex>t</Tex>，并抽取噪声{' '}
      <Tex>{EPSILON}</Tex>。
    </>,
    '跳跃到状态。',
    <>
      计算损失，并让参数 <Tex>\theta</Tex> 沿其梯度的反方向改变一小步。
    </>,
  ],
};
