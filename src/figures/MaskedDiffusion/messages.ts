import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('MaskedDiffusion', {
  caption:
    'The area of each candidate is proportional to its probability, given the cells that are shown. A step draws its cells independently of each other, so they can contradict each other. Press a cell to make its digit known from the start.',
  // The controls.
  tokensPerStep: 'Cells per step',
  order: 'Order',
  random: 'random',
  confidence: 'most confident first',
  certain: 'all certain cells, plus {count}',
  remasking: 'random, with remasking',
  eta: 'Remasking probability η',
  again: 'Another grid',
  play: 'Play the steps',
  step: 'step',
  at: 'step {step} of {steps}',
  // The grid, for screen readers.
  grid: 'Step {step} of {steps}: {shown} of {cells} cells are shown. {grid}',
  fitting: '{count} of {grids} grids fit.',
  'fitting.one': '{count} of {grids} grids fits.',
  noneFits: 'No grid fits.',
  cells: 'The cells of the grid',
  row: 'row {row}',
  choose: 'Cells to make known',
  cell: 'row {row}, column {column}: {content}',
  known: '{digit}, known from the start',
  clashing: '{digit}, contradicts another cell',
  masked: 'masked: {candidates}',
  maskedAgain: 'masked again: {candidates}',
  candidate: '{digit} {share}',
  // The numbers below the grid.
  fits: 'grids that still fit',
  lost: 'nats lost so far',
  finished: 'this grid',
  valid: 'valid',
  invalid: 'not valid',
  unfinished: '{count} cells are masked',
  'unfinished.one': '{count} cell is masked',
  // The staircase.
  entropies: 'Entropy of a masked cell in nats, over the cells shown in random order',
  cellsShown: 'cells shown',
  oneByOne: 'one at a time: {sum} nats',
  together: '{count} at a time: {sum} nats, {lost} lost',
  staircase:
    'The entropy of a masked cell in nats, over the number of cells that are shown in random order: {values}. {oneByOne}. {together}.',
  entropy: '{entropy} with {shown}',
  noEntropies: 'nothing computed yet',
  // The shares.
  shares: 'Share of valid grids over the mean number of cells per step',
  sharesChart: 'The share of valid grids over the mean number of cells per step: {lines}.',
  cellsPerStep: 'cells per step',
  line: '{order}: {shares}',
  share: '{valid} with {cells}',
  steps: 'steps',
  validOf: 'valid of {count}',
  note: 'Steps: the mean over {count} grids.',
});
