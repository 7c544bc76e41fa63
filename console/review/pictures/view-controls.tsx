import { useId } from 'preact/hooks';
import { MOST_THICKNESS } from './stroke-thickness.tsx';
import { FIRST_VIEW, MODES, type Mode, type View } from './view.ts';

export interface ViewControlsProps {
  readonly view: View;
  readonly onChange: (view: View) => void;
}

const MODE_NAMES: Readonly<Record<Mode, string>> = {
  beside: 'Side by side',
  overlay: 'Overlay',
  flicker: 'Flicker',
};

/** How the pictures are shown: beside, upon or in turn with each other, how large, how thick. */
export function ViewControls({ view, onChange }: ViewControlsProps) {
  const name = useId();
  const change = (part: Partial<View>) => onChange({ ...view, ...part });
  return (
    <div class="view-controls">
      <fieldset class="segments">
        <legend class="unseen">Show</legend>
        {MODES.map((mode) => (
          <label key={mode}>
            <input type="radio" name={name} checked={view.mode === mode} onChange={() => change({ mode })} />
            <span>{MODE_NAMES[mode]}</span>
          </label>
        ))}
      </fieldset>
      <Slider
        label="Zoom"
        least={0.5}
        most={8}
        step={0.1}
        value={view.zoom}
        onInput={(zoom) => change({ zoom })}
      />
      <Slider
        label="Strokes"
        least={-MOST_THICKNESS}
        most={MOST_THICKNESS}
        step={1}
        value={view.thickness}
        onInput={(thickness) => change({ thickness })}
      />
      {view.mode === 'overlay' && (
        <Slider
          label="Opacity"
          least={0}
          most={1}
          step={0.05}
          value={view.opacity}
          onInput={(opacity) => change({ opacity })}
        />
      )}
      <button type="button" class="quiet" onClick={() => onChange({ ...FIRST_VIEW, mode: view.mode })}>
        Reset
      </button>
    </div>
  );
}

interface SliderProps {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly value: number;
  readonly onInput: (value: number) => void;
}

function Slider({ label, least, most, step, value, onInput }: SliderProps) {
  return (
    <label class="slider">
      <span>{label}</span>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.valueAsNumber)}
      />
    </label>
  );
}
