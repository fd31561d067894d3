/** The slider's ends. Below 0.5 and above 100 soft labels are one-hot or even for all practical purposes. */
export const coldest = 0.5;
export const hottest = 100;

/** Steps of the slider, each the same factor (2.7 %) apart. */
export const steps = 200;

export function toPosition(temperature: number): number {
  const share = Math.log(temperature / coldest) / Math.log(hottest / coldest);
  return Math.round(Math.min(1, Math.max(0, share)) * steps);
}

/** Rounded to three digits, so that the number shown is the number used. */
export function toTemperature(position: number): number {
  return Number((coldest * (hottest / coldest) ** (position / steps)).toPrecision(3));
}
