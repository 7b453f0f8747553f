// Written by `node scripts/heights.mjs`, which measures the elements in the browser of the tests.

/** The measured heights of an element: a number of pixels for each of `WIDTHS`. */
export interface Heights {
  /** The height without a caption. */
  readonly body: readonly number[];
  /** The figure's own caption; defaults to none. */
  readonly caption?: readonly number[];
  /** The increase of the height per unit of 1 / aspectRatio; defaults to 0. */
  readonly images?: readonly number[];
  /** The default of its attribute `height`, if it has one. */
  readonly height?: number;
  /** The height of a row, for a figure whose attributes `rows` and `samples` set the number of images. */
  readonly row?: readonly number[];
}

/** The measured widths, in pixels. Below 560 px figures have the layout of narrow pages. */
export const WIDTHS = [240, 320, 559, 560, 800, 1200];

/** The heights of elements at these widths, by selector; of several that match, the last one counts. */
export const heights: Readonly<Record<string, Heights>> = {
  'diffusion-figure[type=chain-diagram]': {
    body: [164, 179, 223, 219, 264, 294],
    caption: [116, 95, 53, 53, 53, 53],
    images: [57, 77, 137, 131, 191, 231],
  },
  'diffusion-figure[type=denoiser-field]': { body: [418, 479, 698, 342, 582, 680] },
  'diffusion-figure[type=density-flow]': { body: [452, 464, 563, 503, 623, 823], caption: [116, 95, 74, 74, 74, 74] },
  'diffusion-figure[type=flow-plane]': { body: [764, 740, 979, 980, 493, 723], caption: [137, 116, 74, 74, 74, 74] },
  'diffusion-figure[type=forward-grid]': {
    body: [416, 456, 636, 445, 625, 901],
    images: [224, 304, 543, 460, 700, 1100],
    row: [59, 71, 107, 73, 109, 169],
  },
  'diffusion-figure[type=guidance]': { body: [1018, 1106, 1563, 606, 700, 740], caption: [116, 95, 74, 74, 74, 74] },
  'diffusion-figure[type=histogram]': { body: [443, 425, 407, 329, 310, 310], height: 240 },
  'diffusion-figure[type=inpaint]': { body: [996, 1064, 1551, 592, 722, 747], caption: [137, 116, 74, 74, 74, 74] },
  'diffusion-figure[type=loss-floor]': { body: [796, 796, 747, 657, 637, 637], caption: [158, 116, 74, 74, 74, 74] },
  'diffusion-figure[type=masked-diffusion]': {
    body: [1529, 1431, 1342, 1342, 816, 520],
    caption: [116, 95, 74, 74, 74, 74],
  },
  'diffusion-figure[type=mean-comparison]': {
    body: [253, 231, 270, 251, 311, 388],
    images: [77, 104, 184, 184, 264, 397],
  },
  'diffusion-figure[type=noise-prediction]': {
    body: [531, 560, 786, 239, 227, 287],
    caption: [74, 74, 53, 53, 53, 53],
    images: [354, 474, 833, 109, 157, 237],
  },
  'diffusion-figure[type=noise-predictor-diagram]': {
    body: [457, 509, 509, 509, 382, 412],
    caption: [95, 74, 53, 53, 53, 53],
    images: [90, 0, 0, 0, 0, 0],
  },
  'diffusion-figure[type=noise-triptych]': {
    body: [200, 157, 217, 198, 258, 334],
    images: [77, 104, 184, 184, 264, 397],
  },
  'diffusion-figure[type=observations]': { body: [587, 647, 865, 346, 382, 482], caption: [116, 95, 74, 74, 74, 74] },
  'diffusion-figure[type=patch-faces]': { body: [229, 249, 368, 151, 181, 231], caption: [137, 116, 74, 74, 74, 74] },
  'diffusion-figure[type=path-comparison]': {
    body: [940, 1058, 1515, 535, 652, 880],
    caption: [116, 95, 53, 53, 53, 53],
  },
  'diffusion-figure[type=point-process]': { body: [177, 161, 240, 241, 321, 454], caption: [74, 53, 53, 53, 53, 53] },
  'diffusion-figure[type=posterior-mean]': { body: [547, 591, 749, 750, 391, 321], caption: [116, 95, 74, 74, 74, 74] },
  'diffusion-figure[type=preconditioning]': {
    body: [1010, 928, 866, 751, 751, 751],
    caption: [85, 64, 43, 43, 43, 43],
  },
  'diffusion-figure[type=prediction-targets]': { body: [371, 371, 358, 332, 332, 332] },
  'diffusion-figure[type=reflow]': { body: [932, 1018, 1233, 536, 632, 792], caption: [179, 137, 95, 95, 95, 95] },
  'diffusion-figure[type=reverse-chain]': {
    body: [279, 300, 419, 152, 182, 232],
    caption: [53, 53, 32, 32, 32, 32],
    images: [155, 208, 367, 90, 130, 197],
  },
  'diffusion-figure[type=sample-trajectories]': {
    body: [464, 395, 475, 471, 564, 764],
    caption: [95, 74, 53, 53, 53, 53],
  },
  'diffusion-figure[type=schedule-chart]': { body: [344, 310, 310, 280, 280, 280], height: 280 },
  'diffusion-figure[type=schedule-comparison]': {
    body: [915, 910, 1024, 868, 1012, 1252],
    caption: [32, 32, 32, 32, 32, 32],
    images: [179, 243, 435, 368, 560, 880],
  },
  'diffusion-figure[type=scheduler-table]': {
    body: [1438, 1334, 1237, 1046, 963, 757],
    caption: [74, 74, 53, 53, 53, 53],
  },
  'diffusion-figure[type=solver-comparison]': {
    body: [1306, 1225, 1303, 888, 928, 849],
    caption: [95, 74, 53, 53, 53, 53],
  },
  'diffusion-figure[type=source-image]': {
    body: [259, 276, 455, 456, 636, 936],
    images: [240, 320, 559, 560, 800, 1200],
  },
  'diffusion-figure[type=spectrum]': {
    body: [831, 784, 963, 524, 504, 483],
    caption: [95, 74, 53, 53, 53, 53],
    images: [240, 320, 559, 0, 0, 541],
  },
  'diffusion-figure[type=train-denoiser]': { body: [744, 743, 906, 409, 486, 619] },
  'diffusion-figure[type=trajectory]': { body: [725, 805, 1016, 570, 650, 783], caption: [84, 63, 42, 42, 42, 42] },
  'diffusion-figure[type=x0-reconstruction]': {
    body: [253, 254, 270, 251, 311, 388],
    images: [77, 104, 184, 184, 264, 397],
  },
  'diffusion-figure[type=noise-triptych][formula]': {
    body: [258, 215, 275, 256, 316, 392],
    images: [77, 104, 184, 184, 264, 397],
  },
  'diffusion-figure[type=point-process][formula]': {
    body: [236, 219, 299, 299, 379, 512],
    caption: [74, 53, 53, 53, 53, 53],
  },
  'diffusion-figure[type=x0-reconstruction][formula]': {
    body: [335, 335, 352, 333, 393, 469],
    images: [77, 104, 184, 184, 264, 397],
  },
  'diffusion-figure[type=mean-comparison][formula]': {
    body: [403, 381, 349, 330, 390, 466],
    images: [77, 104, 184, 184, 264, 397],
  },
  'diffusion-figure[type=noise-prediction][formula]': {
    body: [613, 642, 867, 320, 308, 368],
    caption: [74, 74, 53, 53, 53, 53],
    images: [354, 474, 833, 109, 157, 237],
  },
  'diffusion-figure[type=reverse-chain][formula]': {
    body: [428, 413, 480, 212, 242, 292],
    caption: [53, 53, 32, 32, 32, 32],
    images: [155, 208, 367, 90, 130, 197],
  },
  'diffusion-figure[type=x0-reconstruction][default-epsilon-error]': {
    body: [371, 372, 347, 327, 387, 464],
    images: [77, 104, 184, 184, 264, 397],
  },
  'diffusion-figure[type=reverse-chain][player]': {
    body: [362, 331, 350, 374, 440, 590],
    caption: [53, 53, 32, 32, 32, 32],
    images: [118, 158, 278, 278, 398, 598],
  },
  'diffusion-figure[type=reverse-chain][player][formula]': {
    body: [564, 480, 428, 452, 519, 669],
    caption: [53, 53, 32, 32, 32, 32],
    images: [118, 158, 278, 278, 398, 598],
  },
  'diffusion-control[type=timestep-slider]': { body: [84, 84, 84, 84, 84, 84] },
  'diffusion-control[type=timestep-bar]': { body: [32, 32, 32, 32, 32, 32] },
  'diffusion-control[type=play-controls]': { body: [72, 72, 32, 32, 32, 32] },
  'diffusion-control[type=image-picker]': { body: [144, 104, 85, 85, 85, 85] },
  'diffusion-equation': { body: [41, 41, 41, 41, 41, 41] },
  'diffusion-equation[name=alphas]': { body: [28, 28, 28, 28, 28, 28] },
  'diffusion-equation[name=alphas-cumprod]': { body: [59, 59, 59, 59, 59, 59] },
  'diffusion-equation[name=forward-step]': { body: [92, 63, 30, 30, 30, 30] },
  'diffusion-equation[name=trajectory]': { body: [60, 60, 60, 60, 60, 60] },
  'diffusion-equation[name=forward-jump]': { body: [89, 61, 28, 28, 28, 28] },
  'diffusion-equation[name=forward-jump-sample]': { body: [61, 61, 28, 28, 28, 28] },
  'diffusion-equation[name=reverse-joint]': { body: [93, 60, 60, 60, 60, 60] },
  'diffusion-equation[name=reverse-step]': { body: [85, 61, 28, 28, 28, 28] },
  'diffusion-equation[name=posterior-mean]': { body: [101, 101, 48, 48, 48, 48] },
  'diffusion-equation[name=predict-x0]': { body: [109, 48, 48, 48, 48, 48] },
  'diffusion-equation[name=reverse-variance]': { body: [29, 29, 29, 29, 29, 29] },
  'diffusion-equation[name=reverse-distribution]': { body: [90, 62, 29, 29, 29, 29] },
  'diffusion-equation[name=reverse-sample]': { body: [63, 63, 30, 30, 30, 30] },
};
