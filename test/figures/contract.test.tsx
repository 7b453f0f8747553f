import { definitions } from '../support/definitions.js';
import { describeFigureInNode } from '../support/describeFigureInNode.js';
import { figureOptions } from '../support/figureOptions.js';

for (const definition of definitions) describeFigureInNode(definition, figureOptions[definition.name]);
