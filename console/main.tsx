import { render } from 'preact';
import { Console } from './shell/console.tsx';

const root = document.getElementById('console');
if (root !== null) render(<Console />, root);
