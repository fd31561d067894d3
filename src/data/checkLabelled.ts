import type { AnyDataset } from './Dataset';

/**
 * Refuses unlabelled rows where labels are about to be read.
 *
 * @throws RangeError
 */
export function checkLabelled(data: AnyDataset, subject: string): void {
  if (!data.unlabelled) return;
  throw new RangeError(
    `${subject}: expected labelled rows, got "${data.name}" without labels; give them to distill as a transfer set, or label them`
  );
}
