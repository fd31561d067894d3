/**
 * A production line as its camera sees it: physical settings of mill, light, camera and lens. `steelLines.a` and `steelLines.b` are two to start from:
 * `{ ...kd.data.steelLines.b, blur: 2 }`. The patch of steel in view is 50 mm wide, so that lengths do not depend on the number of pixels.
 */
export interface SteelLine {
  /** Default "line". */
  name?: string;
  /** The texture that the rolls leave. */
  grain?: {
    /** Root mean square height, micrometres, 0 to 30. Default 6. Reflectance goes with it: 0.6 % root mean square for each micrometre. */
    strength?: number;
    /** How far a groove goes along the rolling direction, mm, 2 to 100. Default 20. */
    length?: number;
  };
  /** Where the steel moves to in the picture, degrees counter-clockwise from its right edge, -360 to 360. Default 90: upwards. */
  rollingDirection?: number;
  illumination?: {
    /** Where the light comes from in the picture, degrees counter-clockwise from its right edge, -360 to 360. Default 20. */
    angle?: number;
    /** How high it stands above the steel, degrees, 10 to 85. Low light shows relief more than reflectance. Default 55. */
    elevation?: number;
    /** How much more light falls on the side towards the lamp than on the far side, as a share of the mean, 0 to 1.5. Default 0.1. */
    gradient?: number;
  };
  /** Light on the sensor, 0.05 to 4. At 1 clean steel is at half of full scale. Default 1. */
  exposure?: number;
  /** Grey value = light ^ gamma, 0.3 to 3; 1 is a linear camera. Default 1. */
  gamma?: number;
  /** Standard deviation of the noise of a pixel at half of full scale (before gamma), in grey values of 0 to 1, 0 to 0.3: a fifth of its variance is read noise, the rest shot noise that grows with the light. Default 0.012. */
  sensorNoise?: number;
  /** Standard deviation of the optical point spread, mm on the steel, 0 to 5. Default 0.25. */
  blur?: number;
  /** How much oil or emulsion lies on the steel, 0 to 1. At its thickest it takes half of this share of the light, and as much of the contrast. Default 0. */
  oilFilm?: number;
}

/** Every setting given. */
export interface FullSteelLine extends Required<Omit<SteelLine, 'grain' | 'illumination'>> {
  grain: Required<NonNullable<SteelLine['grain']>>;
  illumination: Required<NonNullable<SteelLine['illumination']>>;
}
