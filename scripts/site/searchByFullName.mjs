import { IndexEvent } from 'typedoc';

/** Lets the search find names as they are written in a cell: "kd.xgboost", and not only "xgboost". */
export function searchByFullName(app) {
  app.renderer.on(IndexEvent.PREPARE_INDEX, ({ searchResults, searchFields, searchFieldWeights }) => {
    searchFieldWeights.fullName = 10;
    searchResults.forEach((reflection, i) => (searchFields[i].fullName = reflection.getFullName()));
  });
}
