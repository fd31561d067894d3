import type { KindRenderer } from '../rendering/KindRenderer';
import { foldedTable } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import type { FederationView } from '../types/FederationView';
import { drawFederation, heightOfFederation } from './drawFederation';
import { tabulateModelsOfFederation, tabulateStrategiesOfFederation } from './tabulateFederation';

export const federationRenderer: KindRenderer<FederationView> = {
  label: 'Federation',
  parts(view) {
    const models = tabulateModelsOfFederation(view);
    return [{ table: tabulateStrategiesOfFederation(view) }, ...(models ? [foldedTable(models)] : [])];
  },
  lines: (view) => tableToTextLines(tabulateStrategiesOfFederation(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfFederation, draw: (box) => drawFederation(view, box) })
};
