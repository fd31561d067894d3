import { checkDataset } from '../../checkDataset';
import type { Dataset } from '../../Dataset';
import type { Tokenizer } from '../../text/tokenizer';
import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { checkNumber } from '../../../checks/checkNumber';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../../checks/isCallable';
import { showValue } from '../../../checks/showValue';

/**
 * Rows of a picture and its text, for `kd.models.twoTowers`: the numbers of the picture, then the token numbers of its caption, [pixels + length]. Targets, groups and weights stay.
 *
 * @param data pictures, whose target is the number of the item.
 * @param captions a text for each row.
 * @throws TypeError or RangeError for rows without targets, anything but a tokenizer, and captions that are not one text for each row.
 * @example
 * ```ts
 * const pictures = kd.dataset({ x: [[[[0.5]]], [[[0.9]]]], targets: [0, 1], targetNames: ['item'] }); // of one pixel
 * const captions = ['a fox', 'a red fox'];
 * const rows = kd.data.pictureTextRows(pictures, captions, kd.tokenizer(captions));
 * rows.shape; // [4]: one pixel, three tokens
 * ```
 */
export function pictureTextRows(data: Dataset, captions: readonly string[], tokenizer: Tokenizer): Dataset {
  const subject = 'pictureTextRows';
  checkDataset(data, subject, { targets: true });
  if (!data.targets)
    throw new TypeError(`${subject}: expected rows with the number of their item as target, got classes; give {x, targets}`);
  if (!hasSafelyReadableMembers(tokenizer, ['encode', 'length']) || !isCallable(tokenizer.encode))
    throw new TypeError(
      `${subject}: expected a tokenizer, got ${showValue(tokenizer)}; make it with kd.tokenizer of the train captions`
    );
  const rows = data.y.length;
  const tokens = tokenizer.encode(captions);
  const length = checkNumber(subject, 'length', tokenizer.length, { integer: true, atLeast: 1 });
  if (!isSafeToInspect(tokens) || !(tokens instanceof Float32Array))
    throw new TypeError(
      `${subject}: expected the tokenizer to give token numbers, got ${showValue(tokens)}; make it with kd.tokenizer of the train captions`
    );
  if (tokens.length !== rows * length)
    throw new RangeError(
      `${subject}: expected a caption for each of the ${rows} rows of "${data.name}", got ${captions.length}; give those of the same part`
    );
  const pixels = data.x.length / rows;
  const x = new Float32Array(rows * (pixels + length));
  for (let row = 0; row < rows; row++) {
    x.set(data.x.subarray(row * pixels, (row + 1) * pixels), row * (pixels + length));
    x.set(tokens.subarray(row * length, (row + 1) * length), row * (pixels + length) + pixels);
  }
  return { ...data, name: `${data.name}, with text`, x, shape: [pixels + length] };
}
