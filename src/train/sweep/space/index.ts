export { choice } from './choice';
export { integer } from './integer';
export { logUniform } from './logUniform';
export { uniform } from './uniform';
export type { Parameter, Parameters, ParameterSpace, ParametersOf, ParameterValue } from './Parameter';
