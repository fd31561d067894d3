/** The slider's ends. Below 0.5 and above 100 soft labels are one-hot or even for all practical purposes. */
export const coldest = 0.5;
export const hottest = 100;

/** From each number on, steps of this size: numbers that people write, each a few per cent apart. */
const stretches = [
  [0.5, 0.05],
  [2, 0.1],
  [5, 0.2],
  [10, 0.5],
  [20, 1],
  [50, 2]
] as const;

const stops = stretches.flatMap(([from, step], i) => {
  const to = stretches[i + 1]?.[0] ?? hottest + step;
  return Array.from({ length: Math.round((to - from) / step) }, (_, k) => Number((from + k * step).toFixed(2)));
});

/** Steps of the slider. */
export const steps = stops.length - 1;

/** The stop that is nearest in ratio. */
export function temperatureToPosition(temperature: number): number {
  const away = stops.map((stop) => Math.abs(Math.log(stop / temperature)));
  return away.indexOf(Math.min(...away));
}

export function positionToTemperature(position: number): number {
  return stops[position];
}
