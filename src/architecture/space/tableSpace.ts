import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import type { Dataset } from '../../data/Dataset';
import { tabularStudent } from '../../models/students';
import { choice, type Parameter } from '../../train/sweep/space';
import type { ArchitectureSpace } from './ArchitectureSpace';

export interface TableSpaceOptions {
  /** Units of each hidden layer. Default [4, 8, 16, 32, 64]. */
  widths?: readonly number[];
  /** Hidden layers. Default [1, 2, 3]. */
  depths?: readonly number[];
  /** How numbers are encoded, as in `kd.tabularStudent`. Default both: "piecewise" and "linear". */
  embeddings?: readonly ('piecewise' | 'linear')[];
}

/** Nobody means more. */
const mostLayers = 100;

type TableParameters = {
  width: Parameter<number>;
  depth: Parameter<number>;
  embedding: Parameter<'piecewise' | 'linear'>;
};

/**
 * The networks of `kd.tabularStudent` with hidden layers of equal width, as a space to search. Their encodings are fitted on the train rows.
 *
 * @throws TypeError or RangeError for an option that is unknown or out of bounds, or rows that are no table.
 * @example
 * ```ts
 * const train = kd.dataset({ x: [[1, 20], [2, 10], [3, 30], [4, 10]], y: [0, 0, 1, 1], classes: ['repaid', 'default'] });
 * const space = kd.architecture.tableSpace(train, { widths: [4, 8], depths: [1] });
 * space.build({ width: 4, depth: 1, embedding: 'linear' }, 0).countParams(); // 17
 * ```
 */
export function tableSpace(train: Dataset, options: TableSpaceOptions = {}): ArchitectureSpace<TableParameters> {
  checkInputs('tableSpace', options, ['widths', 'depths', 'embeddings']);
  const { widths = [4, 8, 16, 32, 64], depths = [1, 2, 3], embeddings = ['piecewise', 'linear'] } = options;
  const parameters = { width: choice(widths), depth: choice(depths), embedding: choice(embeddings) };
  const checkDepth = (name: string, depth: unknown) =>
    checkNumber('tableSpace', name, depth, { integer: true, atLeast: 0, atMost: mostLayers });
  parameters.depth.values!.forEach((depth, i) => checkDepth(`depths[${i}]`, depth));
  const build: ArchitectureSpace<TableParameters>['build'] = ({ width, depth, embedding }, seed) =>
    tabularStudent(train, { hidden: new Array<number>(checkDepth('depth', depth)).fill(width), embedding, seed });
  for (const embedding of parameters.embedding.values!)
    for (const width of parameters.width.values!) build({ width, depth: Math.max(...depths), embedding }, 0).dispose();
  return { parameters, build };
}
