export { affinityMimicking, type AffinityMimickingOptions } from './affinityMimicking';
export { crossModalRelations } from './crossModalRelations';
export { embeddingDistance } from './embeddingDistance';
export { infoNce } from './infoNce';
