export { claim } from './claim';
export type { ClaimOptions, Compared, Evidence, Speeds } from './ClaimOptions';
