/**
 * The places at which two plain values are apart by more than `tolerance`, relative above 1. A number that was rounded may differ by one
 * unit of its last digit. Of texts only the words count: numbers in them are rounded too, and identifiers are hashes of weights.
 */
export function differingPaths(one: unknown, other: unknown, tolerance: number, place = ''): string[] {
  const isSame = () => {
    if (typeof one === 'number' && typeof other === 'number') return areClose(one, other, tolerance);
    if (typeof one === 'string' && typeof other === 'string')
      return /\.(id|fingerprint)$/.test(place) || words(one) === words(other);
    return one === other;
  };
  if (!isObject(one) || !isObject(other)) return isSame() ? [] : [`${place}: ${String(one)} and ${String(other)}`];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) => differingPaths(one[name], other[name], tolerance, `${place}.${name}`));
}

function areClose(one: number, other: number, tolerance: number): boolean {
  const distance = Math.abs(one - other);
  if (distance <= tolerance * Math.max(1, Math.abs(one), Math.abs(other))) return true;
  const decimals = Math.max(decimalsOf(one), decimalsOf(other));
  const isRounded = decimals >= 3 && [one, other].every((value) => Number(value.toPrecision(6)) === value);
  return isRounded && distance < 1.01 * 10 ** -decimals;
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

function words(text: string): string {
  return text.replace(/\d[\d.,]*/g, '#');
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
