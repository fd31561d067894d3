export { tableRecipe } from './tableRecipe';
export type { TableRecipeOptions } from './TableRecipeOptions';
