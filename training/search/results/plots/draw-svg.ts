import type { PlotOptions } from '@observablehq/plot';
import { drawPlot } from '../../../report/plots/render-plot.ts';

/** A plot as an SVG document of its own, which names its language where a page would have. */
export function drawSvg(options: PlotOptions): string {
  return drawPlot(options).replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
}
