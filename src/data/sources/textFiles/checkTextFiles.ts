import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { isPlainObject } from '../../../checks/isPlainObject';
import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { showValue } from '../../../checks/showValue';
import { checkShares, type Shares } from '../imageFiles/checkShares';
import { textFilesOptionNames, type TextFilesOptions } from './TextFilesOptions';

export interface CheckedTextFiles extends Required<Omit<TextFilesOptions, 'classes' | 'shares'>> {
  names: string[];
  /** The class of each ending. */
  labels: Map<string, number>;
  shares: Shares;
}

/** @throws TypeError or RangeError for a bad option, or an ending of two classes. */
export function checkTextFiles(subject: string, options: TextFilesOptions): CheckedTextFiles {
  checkOptions(subject, options, textFilesOptionNames);
  const { classes, seed = 0, mostOfClass = 1000, mostOfPackage = 50, leastOfClass = 1 } = options ?? {};
  const { leastBytes = 1, mostBytes = 2 ** 20 } = options ?? {};
  const whole = { integer: true, atLeast: 1, atMost: 2 ** 31 - 1 };
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  for (const [name, value] of Object.entries({ mostOfClass, mostOfPackage, leastOfClass, leastBytes, mostBytes }))
    checkNumber(subject, name, value, whole);
  return {
    ...readClasses(subject, classes),
    shares: checkShares(subject, options.shares ?? { train: 0.7, validation: 0.1, test: 0.2 }),
    ...{ seed, mostOfClass, mostOfPackage, leastOfClass, leastBytes, mostBytes }
  };
}

function readClasses(subject: string, classes: unknown): { names: string[]; labels: Map<string, number> } {
  const advice = 'give {python: ["py", "pyi"], css: ["css"]}';
  if (!isPlainObject(classes) || Object.keys(classes).length < 2)
    throw new TypeError(`${subject}: expected the endings of two classes or more, got ${showValue(classes)}; ${advice}`);
  const names = Object.keys(classes);
  const labels = new Map<string, number>();
  names.forEach((name, label) => {
    const endings: unknown = classes[name];
    const isList = isSafeToInspect(endings) && Array.isArray(endings) && endings.length > 0;
    if (!isList || !Array.from(endings).every((one) => typeof one === 'string' && /^[^./\0]{1,100}$/.test(one)))
      throw new TypeError(
        `${subject}: expected endings of "${name}" as a list of texts without a dot, got ${showValue(endings)}; ${advice}`
      );
    for (const ending of endings as string[]) {
      if (labels.has(ending))
        throw new RangeError(
          `${subject}: expected each ending to be of one class, got "${ending}" of "${names[labels.get(ending)!]}" and "${name}"; take it out of one`
        );
      labels.set(ending, label);
    }
  });
  return { names, labels };
}
