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
    body: [640, 740, 1099, 443, 623, 719],
    caption: [76, 55, 55, 55, 55, 55],
    images: [464, 624, 1102, 460, 700, 860],
    row: [61, 73, 109, 73, 109, 133],
  },
  'diffusion-figure[type=guidance]': { body: [1135, 1271, 1576, 676, 772, 852], caption: [117, 96, 75, 75, 75, 75] },
  'diffusion-figure[type=histogram]': {
    body: [449, 431, 413, 331, 312, 312],
    caption: [75, 54, 54, 54, 54, 54],
    height: 240,
  },
  'diffusion-figure[type=inpaint]': { body: [982, 1090, 1513, 608, 737, 837], caption: [138, 117, 75, 75, 75, 75] },
  'diffusion-figure[type=loss-floor]': { body: [842, 821, 764, 713, 713, 713], caption: [159, 117, 75, 75, 75, 75] },
  'diffusion-figure[type=masked-diffusion]': {
    body: [1516, 1458, 1589, 1590, 786, 535],
    caption: [159, 117, 75, 75, 75, 75],
  },
  'diffusion-figure[type=mean-comparison]': {
    body: [579, 566, 792, 249, 309, 349],
    caption: [139, 97, 75, 75, 75, 75],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=noise-prediction]': {
    body: [798, 753, 1068, 241, 229, 253],
    caption: [75, 75, 54, 54, 54, 54],
    images: [476, 636, 1114, 109, 157, 189],
  },
  'diffusion-figure[type=noise-predictor-diagram]': {
    body: [459, 511, 511, 511, 382, 394],
    caption: [97, 75, 54, 54, 54, 54],
    images: [90, 0, 0, 0, 0, 0],
  },
  'diffusion-figure[type=noise-triptych]': {
    body: [415, 486, 711, 196, 256, 296],
    caption: [55, 55, 33, 33, 33, 33],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=observations]': { body: [673, 732, 845, 377, 413, 453], caption: [117, 96, 75, 75, 75, 75] },
  'diffusion-figure[type=patch-faces]': { body: [615, 712, 1119, 196, 226, 246], caption: [138, 117, 75, 75, 75, 75] },
  'diffusion-figure[type=path-comparison]': {
    body: [1051, 1189, 1541, 586, 678, 746],
    caption: [117, 96, 54, 54, 54, 54],
  },
  'diffusion-figure[type=point-process]': { body: [492, 612, 971, 240, 320, 373], caption: [75, 54, 54, 54, 54, 54] },
  'diffusion-figure[type=posterior-mean]': { body: [664, 685, 835, 828, 567, 320], caption: [117, 96, 75, 75, 75, 75] },
  'diffusion-figure[type=preconditioning]': {
    body: [1014, 932, 870, 754, 754, 754],
    caption: [97, 76, 55, 55, 55, 55],
  },
  'diffusion-figure[type=prediction-targets]': {
    body: [355, 355, 342, 316, 316, 316],
    caption: [118, 97, 76, 76, 76, 76],
  },
  'diffusion-figure[type=reflow]': { body: [900, 857, 1056, 521, 617, 681], caption: [181, 139, 97, 97, 97, 97] },
  'diffusion-figure[type=reverse-chain]': {
    body: [430, 483, 656, 154, 184, 204],
    caption: [54, 54, 33, 33, 33, 33],
    images: [285, 381, 668, 90, 130, 157],
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
    body: [1143, 1230, 1491, 872, 1016, 1112],
    caption: [33, 33, 33, 33, 33, 33],
    images: [419, 563, 994, 368, 560, 688],
  },
  'diffusion-figure[type=scheduler-table]': {
    body: [1493, 1347, 1250, 1059, 955, 749],
    caption: [75, 75, 54, 54, 54, 54],
  },
  'diffusion-figure[type=solver-comparison]': {
    body: [1464, 1403, 1601, 905, 945, 784],
    caption: [96, 75, 54, 54, 54, 54],
  },
  'diffusion-figure[type=source-image]': {
    body: [265, 282, 461, 454, 634, 754],
    caption: [54, 54, 33, 33, 33, 33],
    images: [240, 320, 559, 560, 800, 960],
  },
  'diffusion-figure[type=spectrum]': {
    body: [879, 830, 1009, 561, 540, 540],
    caption: [96, 75, 54, 54, 54, 54],
    images: [240, 320, 559, 0, 0, 0],
  },
  'diffusion-figure[type=train-denoiser]': { body: [749, 794, 1008, 441, 521, 574], caption: [96, 75, 54, 54, 54, 54] },
  'diffusion-figure[type=trajectory]': { body: [914, 994, 1353, 596, 676, 730], caption: [96, 75, 54, 54, 54, 54] },
  'diffusion-figure[type=x0-reconstruction]': {
    body: [579, 566, 792, 249, 309, 349],
    caption: [75, 54, 54, 54, 54, 54],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=noise-triptych][formula]': {
    body: [477, 548, 774, 258, 318, 358],
    caption: [55, 55, 33, 33, 33, 33],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=point-process][formula]': {
    body: [554, 674, 1033, 302, 382, 436],
    caption: [75, 54, 54, 54, 54, 54],
  },
  'diffusion-figure[type=x0-reconstruction][formula]': {
    body: [664, 652, 878, 335, 395, 435],
    caption: [75, 54, 54, 54, 54, 54],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=mean-comparison][formula]': {
    body: [737, 724, 875, 332, 392, 432],
    caption: [139, 97, 75, 75, 75, 75],
    images: [358, 478, 837, 184, 264, 317],
  },
  'diffusion-figure[type=noise-prediction][formula]': {
    body: [883, 838, 1154, 326, 314, 338],
    caption: [75, 75, 54, 54, 54, 54],
    images: [476, 636, 1114, 109, 157, 189],
  },
  'diffusion-figure[type=reverse-chain][formula]': {
    body: [591, 604, 721, 218, 248, 268],
    caption: [54, 54, 33, 33, 33, 33],
    images: [285, 381, 668, 90, 130, 157],
  },
  'diffusion-figure[type=x0-reconstruction][default-epsilon-error]': {
    body: [738, 725, 930, 329, 389, 429],
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
