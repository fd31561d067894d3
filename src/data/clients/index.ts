export { dirichletSplit, type DirichletSplitOptions } from './dirichletSplit';
