export { subgroups } from './subgroups';
export type { Subgroup, Subgroups, SubgroupsInputs } from './SubgroupsInputs';
