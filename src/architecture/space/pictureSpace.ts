import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { blockNetwork, type BlockKind } from '../../models/networks/blockNetwork';
import { checkPictureNetwork } from '../../models/networks/checkPictureNetwork';
import { choice, type Parameter } from '../../train/sweep/space';
import type { ArchitectureSpace } from './ArchitectureSpace';

export interface PictureSpaceOptions {
  /** The shape of one row: [height, width, channels]. */
  inputShape: number[];
  classes: number;
  /** Channels of the first stage. Default [2, 3, 4, 6, 8, 12, 16]. */
  widths?: readonly number[];
  /** Blocks of each stage. Default [1, 2]. */
  depths?: readonly number[];
  /** Default [1, 2, 3], of which small pictures take the first. */
  stages?: readonly number[];
  /** Default all: "plain", "residual" and "separable". */
  blocks?: readonly BlockKind[];
  /** How the last stage's places are pooled, as in `kd.models.blockNetwork`. Default "none". */
  pooling?: 'none' | 'mean';
}

type PictureParameters = {
  width: Parameter<number>;
  depth: Parameter<number>;
  stages: Parameter<number>;
  block: Parameter<BlockKind>;
};

/**
 * The networks of `kd.models.blockNetwork` for small pictures, as a space to search: widths, depths, numbers of stages and kinds of blocks.
 *
 * @throws TypeError or RangeError for an option that is unknown or out of bounds, or pictures too small to be halved so often.
 * @example
 * ```ts
 * const space = kd.architecture.pictureSpace({ inputShape: [28, 28, 1], classes: 10, widths: [4, 8] });
 * space.build({ width: 4, depth: 1, stages: 2, block: 'plain' }, 0).countParams(); // 4462
 * ```
 */
export function pictureSpace(options: PictureSpaceOptions): ArchitectureSpace<PictureParameters> {
  const subject = 'pictureSpace';
  checkInputs(subject, options, ['inputShape', 'classes', 'widths', 'depths', 'stages', 'blocks', 'pooling']);
  const { inputShape, classes, pooling, widths = [2, 3, 4, 6, 8, 12, 16], depths = [1, 2] } = options;
  const { blocks = ['plain', 'residual', 'separable'] } = options;
  const { shape } = checkPictureNetwork(subject, { inputShape, classes }, 1);
  const most = Math.floor(Math.log2(Math.min(shape[0], shape[1])));
  const { stages = [1, 2, 3].filter((count) => count <= most) } = options;
  const parameters = { width: choice(widths), depth: choice(depths), stages: choice(stages), block: choice(blocks) };
  const build: ArchitectureSpace<PictureParameters>['build'] = (values, seed) =>
    blockNetwork({ inputShape: shape, classes, pooling, seed, ...values });
  for (const [name, { values }] of [
    ['depths', parameters.depth],
    ['stages', parameters.stages]
  ] as const)
    values!.forEach((value, i) => checkNumber(subject, `${name}[${i}]`, value, { integer: true, atLeast: 1 }));
  // The largest is built once, so that what cannot be is refused here and not in the middle of a search.
  for (const block of parameters.block.values!)
    for (const width of parameters.width.values!)
      build({ width, depth: Math.max(...depths), stages: Math.max(...stages), block }, 0).dispose();
  return { parameters, build };
}
