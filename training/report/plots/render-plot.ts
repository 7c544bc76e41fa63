import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type Html, html, trusted } from '../html.ts';

/** What all plots of a report share. */
const COMMON: PlotOptions = {
  width: 430,
  height: 330,
  marginLeft: 52,
  marginBottom: 42,
  style: { fontSize: '11px', fontFamily: 'inherit', background: 'white' },
};

/** Draws a plot as SVG without a browser, described for those who do not see it. */
export function renderPlot(title: string, options: PlotOptions): Html {
  return html`<figure><div role="img" aria-label="${title}">${trusted(drawPlot(options))}</div>
<figcaption>${title}</figcaption></figure>`;
}

/** Draws a plot as SVG without a browser. */
export function drawPlot(options: PlotOptions): string {
  const { document } = parseHTML('<html><body></body></html>');
  return plot({ ...COMMON, ...options, document }).outerHTML;
}
