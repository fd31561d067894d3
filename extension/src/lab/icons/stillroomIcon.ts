import { LabIcon } from '@jupyterlab/ui-components';

/** A flask over a smaller one: what the large one knows drips into the small one. */
const svgstr = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">
  <g class="jp-icon3 jp-icon-selectable" fill="#616161">
    <path d="M5 1h4v1.2h-.6v2.5l2.7 3.6c.6.9 0 2.2-1.1 2.2H4C2.900 10.500 2.300 9.200 2.900 8.300l2.700-3.600V2.200H5z"/>
    <path d="M12.600 9.300c.9 1.200 1.600 2.100 1.600 3.100a1.700 1.700 0 0 1-3.400 0c0-1 .8-1.900 1.800-3.100z"/>
    <path d="M2.500 12h6.800v1.300H2.500z"/>
  </g>
</svg>`;

export const stillroomIcon = new LabIcon({ name: 'stillroom:stillroom', svgstr });
