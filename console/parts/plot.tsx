import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import Plot from 'uplot';

/** Reads a color of the page as the current theme has it. */
export type ColorOf = (name: string) => string;

export interface PlotProps {
  /** What is to be seen, for those who do not see it. */
  readonly label: string;
  readonly height: number;
  readonly points: Plot.AlignedData;
  /** The rest of the plot's description, in the colors of the theme. */
  readonly describe: (color: ColorOf) => Omit<Plot.Options, 'width' | 'height'>;
}

/** A plot as wide as its place, drawn anew when the width, the theme or the points change. */
export function PointPlot({ label, height, points, describe }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const { current: element } = place;
    if (element === null) return;
    const plot = new Plot(
      { ...describe((name) => colorIn(element, name)), width: element.clientWidth, height },
      points,
      element,
    );
    const widths = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    widths.observe(element);
    return () => {
      widths.disconnect();
      plot.destroy();
    };
  }, [points, describe, height, theme]);
  return <div class="plot" ref={place} role="img" aria-label={label} />;
}

/** Changes whenever the colors of the page do. */
function useTheme(): number {
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const change = () => setTheme((before) => before + 1);
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', change);
    const chosen = new MutationObserver(change);
    chosen.observe(document.documentElement, { attributeFilter: ['style'] });
    return () => {
      system.removeEventListener('change', change);
      chosen.disconnect();
    };
  }, []);
  return theme;
}

/** A canvas knows no variables and no themes, so the browser is asked what a color comes to. */
function colorIn(element: HTMLElement, name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
