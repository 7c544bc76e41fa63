import { useEffect, useState } from 'preact/hooks';
import { type Place, placeOf } from './place.ts';

/** Where the tab is now, kept up to date. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return place;
}
