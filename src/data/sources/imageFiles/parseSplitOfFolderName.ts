import type { PartName } from './ImageRow';

const parts: { [name: string]: PartName } = {
  train: 'train',
  training: 'train',
  val: 'validation',
  valid: 'validation',
  validate: 'validation',
  validation: 'validation',
  dev: 'validation',
  eval: 'validation',
  test: 'test',
  testing: 'test'
};

/** The part that a folder's name stands for: train, Validation, test_set, val2017, train-images; undefined for another name. */
export function parseSplitOfFolderName(name: string): PartName | undefined {
  const bare = name.toLowerCase().replace(/[ _-]*(set|split|data|images?|\d{4})$/, '');
  return Object.hasOwn(parts, bare) ? parts[bare] : undefined;
}
