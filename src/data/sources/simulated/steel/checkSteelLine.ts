import { checkNumber } from '../../../../checks/checkNumber';
import { checkOptions } from '../../../../checks/checkOptions';
import { isPlainObject } from '../../../../checks/isPlainObject';
import { showValue } from '../../../../checks/showValue';
import type { FullSteelLine, SteelLine } from './SteelLine';

const names = [...['name', 'grain', 'rollingDirection', 'illumination', 'exposure', 'gamma', 'sensorNoise', 'blur', 'oilFilm']];

/**
 * The settings of a line, with the defaults of those that are left out.
 *
 * @throws TypeError or RangeError that names the setting.
 */
export function checkSteelLine(subject: string, line: SteelLine): FullSteelLine {
  if (!isPlainObject(line as unknown))
    throw new TypeError(
      `${subject}: expected line to be the settings of a line, got ${showValue(line)}; give kd.data.steelLines.a or {blur: 1, ...}`
    );
  const of = `${subject}: line`;
  checkOptions(of, line, names);
  const { name = 'line', grain, illumination, rollingDirection = 90, exposure = 1, gamma = 1 } = line;
  const { sensorNoise = 0.012, blur = 0.25, oilFilm = 0 } = line;
  if (typeof name !== 'string')
    throw new TypeError(`${of}: expected name to be a string, got ${showValue(name)}; give it a short name`);
  checkOptions(`${of}: grain`, grain, ['strength', 'length']);
  const { strength = 6, length = 20 } = grain ?? {};
  checkOptions(`${of}: illumination`, illumination, ['angle', 'elevation', 'gradient']);
  const { angle = 20, elevation = 55, gradient = 0.1 } = illumination ?? {};
  const within = (what: string, value: number, atLeast: number, atMost: number) =>
    checkNumber(of, what, value, { atLeast, atMost });
  return {
    name,
    grain: { strength: within('grain.strength', strength, 0, 30), length: within('grain.length', length, 2, 100) },
    rollingDirection: within('rollingDirection', rollingDirection, -360, 360),
    illumination: {
      angle: within('illumination.angle', angle, -360, 360),
      elevation: within('illumination.elevation', elevation, 10, 85),
      gradient: within('illumination.gradient', gradient, 0, 1.5)
    },
    exposure: within('exposure', exposure, 0.05, 4),
    gamma: within('gamma', gamma, 0.3, 3),
    sensorNoise: within('sensorNoise', sensorNoise, 0, 0.3),
    blur: within('blur', blur, 0, 5),
    oilFilm: within('oilFilm', oilFilm, 0, 1)
  };
}
