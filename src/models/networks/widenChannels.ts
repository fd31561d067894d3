import { checkNumber } from '../../checks/checkNumber';

/**
 * Channels of the stages of a network that is made wider or narrower.
 *
 * @param channels of each stage at a width of 1, the first the smallest, and the others multiples of it.
 * @throws TypeError or RangeError for a width that does not give whole numbers of channels.
 */
export function widenChannels(subject: string, width: unknown, channels: readonly number[]): number[] {
  const factor = checkNumber(subject, 'width', width, { above: 0 });
  if (!Number.isInteger(factor * channels[0]))
    throw new RangeError(
      `${subject}: expected width to be a multiple of 1 / ${channels[0]}, got ${factor}; each stage needs a whole number of channels`
    );
  return channels.map((count) => count * factor);
}
