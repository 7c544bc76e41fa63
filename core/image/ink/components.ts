import type { InkMask } from './ink.ts';

/** A connected piece of ink: its bounding box (inclusive), how many pixels it has, and its label. */
export interface InkComponent {
  readonly label: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  pixels: number;
}

/** Every ink pixel's component, by label; 0 is paper. */
export interface LabelledInk {
  readonly labels: Int32Array;
  readonly components: readonly InkComponent[];
}

/** Finds the 8-connected pieces of ink. */
export function findComponents(mask: InkMask): LabelledInk {
  const { width, height, ink } = mask;
  const labels = new Int32Array(width * height);
  const components: InkComponent[] = [];
  const pending: number[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (ink[start] !== 1 || labels[start] !== 0) continue;
    const label = components.length + 1;
    const component: InkComponent = { label, left: width, top: height, right: 0, bottom: 0, pixels: 0 };
    labels[start] = label;
    pending.push(start);
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      component.pixels++;
      component.left = Math.min(component.left, x);
      component.right = Math.max(component.right, x);
      component.top = Math.min(component.top, y);
      component.bottom = Math.max(component.bottom, y);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (ink[next] === 1 && labels[next] === 0) {
            labels[next] = label;
            pending.push(next);
          }
        }
      }
    }
    components.push(component);
  }
  return { labels, components };
}

/** The mask without the components that `keep` turns down. */
export function keepComponents(
  mask: InkMask,
  found: LabelledInk,
  keep: (component: InkComponent) => boolean,
): InkMask {
  const kept = new Uint8Array(found.components.length + 1);
  for (const component of found.components) kept[component.label] = keep(component) ? 1 : 0;
  const ink = new Uint8Array(mask.ink.length);
  for (let i = 0; i < ink.length; i++) ink[i] = kept[found.labels[i] ?? 0] ?? 0;
  return { width: mask.width, height: mask.height, ink };
}
