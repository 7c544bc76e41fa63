/** Steps of thickness either way. */
export const MOST_THICKNESS = 3;

/**
 * Filters that make dark strokes on light paper thicker or thinner (erosion of the paper, and its dilation); the styles
 * name them by class.
 */
export function StrokeThickness() {
  const steps = Array.from({ length: MOST_THICKNESS }, (_, step) => step + 1);
  return (
    <svg class="unseen" aria-hidden="true" focusable="false">
      {steps.flatMap((step) =>
        (['thicker', 'thinner'] as const).map((way) => (
          <filter key={`${way}-${step}`} id={`${way}-${step}`}>
            <feMorphology operator={way === 'thicker' ? 'erode' : 'dilate'} radius={step / 2} />
          </filter>
        )),
      )}
    </svg>
  );
}
