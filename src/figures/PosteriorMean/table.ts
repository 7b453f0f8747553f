/** The weight of each image of the gallery, counted from 1 as on the page. */
export function* weightLines(weights: Float64Array): Generator<string> {
  yield 'image,weight';
  for (const [index, weight] of weights.entries()) yield `${index + 1},${weight}`;
}
