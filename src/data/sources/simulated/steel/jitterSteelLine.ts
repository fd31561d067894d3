import type { Random } from '../../../../stats/createRandom';
import { sampleNormal } from '../../../../stats/sampleDistributions';
import type { FullSteelLine } from './SteelLine';

/**
 * A line as it stands when one picture is taken: angles off by a few degrees (normal), the rest by a few per cent (log-normal), oil by anything from
 * a quarter to seven quarters of the setting. `jitter` scales all of it; 0 changes nothing.
 */
export function jitterSteelLine(line: FullSteelLine, jitter: number, next: Random): FullSteelLine {
  const deviate = sampleNormal(next);
  const off = (value: number, deviation: number) => value + jitter * deviation * deviate();
  const times = (value: number, deviation: number) => value * Math.exp(jitter * deviation * deviate());
  const { grain, illumination } = line;
  return {
    name: line.name,
    grain: { strength: times(grain.strength, 0.15), length: times(grain.length, 0.15) },
    rollingDirection: off(line.rollingDirection, 2),
    illumination: {
      angle: off(illumination.angle, 4),
      elevation: Math.min(85, Math.max(10, off(illumination.elevation, 2))),
      gradient: Math.min(1.5, times(illumination.gradient, 0.15))
    },
    exposure: times(line.exposure, 0.1),
    gamma: line.gamma,
    sensorNoise: times(line.sensorNoise, 0.2),
    blur: times(line.blur, 0.1),
    oilFilm: Math.min(1, line.oilFilm * (1 + jitter * (1.5 * next() - 0.75)))
  };
}
