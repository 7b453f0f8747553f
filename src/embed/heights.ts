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
    caption: [118, 96, 55, 55, 55, 55],
    images: [57, 77, 137, 131, 191, 231],
  },
  'diffusion-figure[type=denoiser-field]': { body: [414, 475, 694, 357, 517, 624], caption: [96, 75, 54, 54, 54, 54] },
  'diffusion-figure[type=density-flow]': { body: [943, 1042, 1464, 547, 667, 747], caption: [117, 96, 75, 75, 75, 75] },
  'diffusion-figure[type=flow-plane]': { body: [779, 755, 994, 995, 499, 591], caption: [139, 118, 76, 76, 76, 76] },
  'diffusion-figure[type=forward-grid]': {
    body: [424, 464, 644, 443, 623, 719],
    caption: [76, 55, 55, 55, 55, 55],
    images: [224, 304, 543, 460, 700, 860],
    row: [61, 73, 109, 73, 109, 133],
  },
  'diffusion-figure[type=guidance]': { body: [1112, 1248, 1625, 725, 722, 802], caption: [117, 96, 75, 75, 75, 75] },
  'diffusion-figure[type=histogram]': {
    body: [449, 431, 413, 331, 312, 312],
    caption: [75, 54, 54, 54, 54, 54],
    height: 240,
  },
  'diffusion-figure[type=inpaint]': { body: [982, 1090, 1577, 672, 737, 837], caption: [138, 117, 75, 75, 75, 75] },
  'diffusion-figure[type=loss-floor]': { body: [792, 792, 743, 673, 673, 673], caption: [159, 117, 75, 75, 75, 75] },
  'diffusion-figure[type=masked-diffusion]': {
    body: [1516, 1458, 1580, 1581, 786, 535],
    caption: [117, 96, 75, 75, 75, 75],
  },
  'diffusion-figure[type=mean-comparison]': {
    body: [514, 564, 833, 249, 309, 349],
    caption: [139, 97, 75, 75, 75, 75],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=noise-prediction]': {
    body: [661, 700, 1015, 241, 229, 253],
    caption: [75, 75, 54, 54, 54, 54],
    images: [476, 636, 1114, 109, 157, 189],
  },
  'diffusion-figure[type=noise-predictor-diagram]': {
    body: [459, 511, 511, 511, 382, 394],
    caption: [97, 75, 54, 54, 54, 54],
    images: [90, 0, 0, 0, 0, 0],
  },
  'diffusion-figure[type=noise-triptych]': {
    body: [415, 486, 754, 196, 256, 296],
    caption: [55, 55, 33, 33, 33, 33],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=observations]': { body: [673, 732, 909, 441, 413, 453], caption: [117, 96, 75, 75, 75, 75] },
  'diffusion-figure[type=patch-faces]': { body: [294, 296, 415, 196, 226, 246], caption: [138, 117, 75, 75, 75, 75] },
  'diffusion-figure[type=path-comparison]': {
    body: [1051, 1189, 1604, 686, 691, 747],
    caption: [117, 96, 54, 54, 54, 54],
  },
  'diffusion-figure[type=point-process]': { body: [490, 610, 968, 240, 320, 373], caption: [75, 54, 54, 54, 54, 54] },
  'diffusion-figure[type=posterior-mean]': { body: [642, 641, 799, 792, 510, 320], caption: [117, 96, 75, 75, 75, 75] },
  'diffusion-figure[type=preconditioning]': {
    body: [1014, 932, 870, 754, 754, 754],
    caption: [97, 76, 55, 55, 55, 55],
  },
  'diffusion-figure[type=prediction-targets]': {
    body: [355, 355, 342, 316, 316, 316],
    caption: [118, 97, 76, 76, 76, 76],
  },
  'diffusion-figure[type=reflow]': { body: [1660, 1940, 2856, 521, 617, 681], caption: [181, 139, 97, 97, 97, 97] },
  'diffusion-figure[type=reverse-chain]': {
    body: [291, 312, 431, 154, 184, 204],
    caption: [54, 54, 33, 33, 33, 33],
    images: [155, 208, 367, 90, 130, 157],
  },
  'diffusion-figure[type=sample-trajectories]': {
    body: [857, 937, 1375, 458, 551, 631],
    caption: [96, 75, 54, 54, 54, 54],
  },
  'diffusion-figure[type=schedule-chart]': {
    body: [344, 310, 310, 280, 280, 280],
    caption: [117, 96, 75, 75, 75, 75],
    height: 280,
  },
  'diffusion-figure[type=schedule-comparison]': {
    body: [927, 954, 1036, 872, 1016, 1112],
    caption: [33, 33, 33, 33, 33, 33],
    images: [179, 243, 435, 368, 560, 688],
  },
  'diffusion-figure[type=scheduler-table]': {
    body: [1493, 1347, 1250, 1059, 955, 749],
    caption: [75, 75, 54, 54, 54, 54],
  },
  'diffusion-figure[type=solver-comparison]': {
    body: [1444, 1403, 1601, 901, 941, 780],
    caption: [96, 75, 54, 54, 54, 54],
  },
  'diffusion-figure[type=source-image]': {
    body: [265, 282, 461, 454, 634, 754],
    caption: [54, 54, 33, 33, 33, 33],
    images: [240, 320, 559, 560, 800, 960],
  },
  'diffusion-figure[type=spectrum]': {
    body: [834, 785, 964, 516, 495, 474],
    caption: [96, 75, 54, 54, 54, 54],
    images: [240, 320, 559, 0, 0, 110],
  },
  'diffusion-figure[type=train-denoiser]': {
    body: [1150, 1342, 1876, 441, 521, 574],
    caption: [96, 75, 54, 54, 54, 54],
  },
  'diffusion-figure[type=trajectory]': { body: [912, 992, 1350, 596, 676, 730], caption: [96, 75, 54, 54, 54, 54] },
  'diffusion-figure[type=x0-reconstruction]': {
    body: [514, 564, 833, 249, 309, 349],
    caption: [75, 54, 54, 54, 54, 54],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=noise-triptych][formula]': {
    body: [477, 548, 817, 258, 318, 358],
    caption: [55, 55, 33, 33, 33, 33],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=point-process][formula]': {
    body: [552, 672, 1030, 302, 382, 436],
    caption: [75, 54, 54, 54, 54, 54],
  },
  'diffusion-figure[type=x0-reconstruction][formula]': {
    body: [600, 649, 918, 335, 395, 435],
    caption: [75, 54, 54, 54, 54, 54],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=mean-comparison][formula]': {
    body: [672, 722, 915, 332, 392, 432],
    caption: [139, 97, 75, 75, 75, 75],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=noise-prediction][formula]': {
    body: [747, 785, 1101, 326, 314, 338],
    caption: [75, 75, 54, 54, 54, 54],
    images: [476, 636, 1114, 109, 157, 189],
  },
  'diffusion-figure[type=reverse-chain][formula]': {
    body: [452, 433, 496, 218, 248, 268],
    caption: [54, 54, 33, 33, 33, 33],
    images: [155, 208, 367, 90, 130, 157],
  },
  'diffusion-figure[type=x0-reconstruction][default-epsilon-error]': {
    body: [636, 665, 913, 329, 389, 429],
    caption: [96, 75, 54, 54, 54, 54],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=reverse-chain][player]': {
    body: [384, 341, 360, 376, 442, 502],
    caption: [54, 54, 33, 33, 33, 33],
    images: [118, 158, 278, 278, 398, 478],
  },
  'diffusion-figure[type=reverse-chain][player][formula]': {
    body: [599, 498, 442, 458, 525, 585],
    caption: [54, 54, 33, 33, 33, 33],
    images: [118, 158, 278, 278, 398, 478],
  },
  'diffusion-control[type=timestep-slider]': { body: [88, 88, 88, 88, 88, 88] },
  'diffusion-control[type=timestep-bar]': { body: [32, 32, 32, 32, 32, 32] },
  'diffusion-control[type=play-controls]': { body: [72, 72, 32, 32, 32, 32] },
  'diffusion-control[type=image-picker]': { body: [144, 104, 85, 85, 85, 85] },
  'diffusion-equation': { body: [41, 41, 41, 41, 41, 41] },
  'diffusion-equation[name=alphas]': { body: [32, 32, 32, 32, 32, 32] },
  'diffusion-equation[name=alphas-cumprod]': { body: [59, 59, 59, 59, 59, 59] },
  'diffusion-equation[name=forward-step]': { body: [104, 71, 34, 34, 34, 34] },
  'diffusion-equation[name=trajectory]': { body: [60, 60, 60, 60, 60, 60] },
  'diffusion-equation[name=forward-jump]': { body: [101, 69, 32, 32, 32, 32] },
  'diffusion-equation[name=forward-jump-sample]': { body: [69, 69, 32, 32, 32, 32] },
  'diffusion-equation[name=reverse-joint]': { body: [97, 60, 60, 60, 60, 60] },
  'diffusion-equation[name=reverse-step]': { body: [93, 69, 32, 32, 32, 32] },
  'diffusion-equation[name=posterior-mean]': { body: [109, 109, 52, 52, 52, 52] },
  'diffusion-equation[name=predict-x0]': { body: [121, 52, 52, 52, 52, 52] },
  'diffusion-equation[name=reverse-variance]': { body: [33, 33, 33, 33, 33, 33] },
  'diffusion-equation[name=reverse-distribution]': { body: [102, 70, 33, 33, 33, 33] },
  'diffusion-equation[name=reverse-sample]': { body: [71, 71, 34, 34, 34, 34] },
};
