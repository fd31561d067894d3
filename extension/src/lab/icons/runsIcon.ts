import { LabIcon } from '@jupyterlab/ui-components';

/** Three runs, one of them going on. */
const svgstr = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">
  <g class="jp-icon3 jp-icon-selectable" fill="#616161">
    <path d="M1 2h1.5v11.5H15V15H1z"/>
    <path d="M4 4.2 7.2 9.4 14.6 11l-.3 1.5L6.3 10.8 2.7 5z"/>
    <circle cx="12" cy="5" r="2.6"/>
  </g>
</svg>`;

export const runsIcon = new LabIcon({ name: 'stillroom:runs', svgstr });
