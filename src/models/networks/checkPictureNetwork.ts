import { checkNumber } from '../../checks/checkNumber';
import { checkSizes } from '../checkSizes';
import { countLogitUnits } from '../countLogitUnits';

/** What all networks of papers on pictures ask for. */
export interface PictureNetworkOptions {
  /** The shape of one row: [height, width, channels]. In the papers [32, 32, 3]. */
  inputShape: number[];
  classes: number;
  /** Seed of the initial weights. Default 0. */
  seed?: number;
  /** Default: what papers call it. */
  name?: string;
}

/**
 * Checks the options that networks for pictures have in common.
 *
 * @param halvings how often the network halves the places.
 * @throws TypeError or RangeError for an option out of bounds, or pictures too small to be halved so often.
 */
export function checkPictureNetwork(
  subject: string,
  options: PictureNetworkOptions | undefined,
  halvings: number
): { shape: number[]; units: number; seed: number } {
  const { inputShape, classes, seed = 0 } = options ?? ({} as PictureNetworkOptions);
  const shape = checkSizes(subject, 'inputShape', inputShape, { atLeast: 3, atMost: 3 }, '[32, 32, 3]');
  const least = 2 ** halvings;
  if (Math.min(shape[0], shape[1]) < least)
    throw new RangeError(
      `${subject}: expected pictures of at least ${least} x ${least} places, got ${shape[0]} x ${shape[1]}; give larger ones`
    );
  const units = countLogitUnits(subject, classes);
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  return { shape, units, seed };
}
