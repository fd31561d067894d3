import type { Description } from '../../../record/Description';

/** What a parameter can be: plain values, which also go to other processes and into files. */
export type ParameterValue = number | string | boolean;

/** A parameter of a sweep: the values that it may have. Made by `kd.choice`, `kd.uniform`, `kd.logUniform` and `kd.integer`. */
export interface Parameter<Value extends ParameterValue = ParameterValue> {
  description: Description;
  /** The value at a place from 0 to 1 (1 left out), all places being equally likely. */
  at(place: number): Value;
  /** All values, if they can be counted. */
  values: readonly Value[] | null;
}

/** The parameters of a sweep by name. */
export interface ParameterSpace {
  [name: string]: Parameter;
}

/** One value for each parameter of a space. */
export type ParametersOf<Space extends ParameterSpace> = {
  [Name in keyof Space]: Space[Name] extends Parameter<infer Value> ? Value : never;
};

/** Values by the names of parameters. */
export interface Parameters {
  [name: string]: ParameterValue;
}
