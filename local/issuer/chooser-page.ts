import type { AuthorizationRequest } from './authorization-request.ts';
import { ALL_SCOPES } from './claims.ts';

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { display: grid; place-items: center; min-height: 100vh; margin: 0 }
  form { width: min(22rem, 90vw); display: grid; gap: 1rem }
  h1 { font-size: 1.25rem; margin: 0 }
  p { margin: 0; opacity: .75 }
  label { display: grid; gap: .25rem }
  input[type=text] { font: inherit; padding: .5rem; border: 1px solid #888; border-radius: .4rem }
  fieldset { border: 1px solid #8886; border-radius: .4rem; display: grid; gap: .25rem }
  fieldset label { display: flex; gap: .5rem }
  button { font: inherit; font-weight: 600; padding: .6rem; border: 0; border-radius: .4rem; background: #1d4f91; color: #fff }
`;

/** The page on which a developer says who to be: the development issuer's stand-in for a password. */
export function chooserPage(request: AuthorizationRequest, tenant: string): string {
  const kept = Object.entries(request).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  );
  const scopes = ALL_SCOPES.map(
    (scope) => `<label><input type="checkbox" name="scopes" value="${scope}" checked> ${scope}</label>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in for development</title>
<style>${STYLE}</style>
<form method="post">
  <h1>Sign in for development</h1>
  <p>Anybody on this machine may be anybody here. A deployment asks your identity provider instead.</p>
  ${kept.join('\n  ')}
  <label>Name <input type="text" name="sub" value="local-developer" required></label>
  <label>Tenant <input type="text" name="tenant" value="${escaped(tenant)}" required></label>
  <fieldset><legend>May</legend>${scopes.join('')}</fieldset>
  <button autofocus>Sign in</button>
</form>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
