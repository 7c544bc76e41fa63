import { useEffect, useRef } from 'preact/hooks';

/** What a key does at the review desk. */
export interface Shortcut {
  /** As `KeyboardEvent.key` names it. */
  readonly keys: readonly string[];
  /** How the key is shown. */
  readonly shown: string;
  readonly does: string;
  readonly act: () => void;
}

/** Runs shortcuts while they are on; keys that somebody types into a field are left alone. */
export function useShortcuts(shortcuts: readonly Shortcut[], isOn: boolean): void {
  const latest = useRef(shortcuts);
  // Effects run after a paint, and two keys may come before one.
  latest.current = shortcuts;
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      // A key that is held down has decided once.
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const shortcut = latest.current.find(({ keys }) => keys.includes(event.key));
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isOn]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
