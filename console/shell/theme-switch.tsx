import { useEffect, useState } from 'preact/hooks';

const THEME = 'countersign.theme';
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Light, dark, or as the system is. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(() => keptTheme());
  useEffect(() => {
    localStorage.setItem(THEME, theme);
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  }, [theme]);
  return (
    <label class="theme">
      <span class="unseen">Colors</span>
      <select value={theme} onChange={({ currentTarget }) => setTheme(themeOf(currentTarget.value))}>
        <option value="system">Auto</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}

function keptTheme(): Theme {
  return themeOf(localStorage.getItem(THEME));
}

function themeOf(name: string | null): Theme {
  return THEMES.find((theme) => theme === name) ?? 'system';
}
