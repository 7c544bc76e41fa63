/** Markup that is safe to put into a page. */
export interface Html {
  readonly markup: string;
}

/** What a template may be filled with; text is escaped, markup is not. */
export type Content = string | number | Html | readonly Content[];

/** Markup from a template, with everything put into it escaped unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return { markup: parts.map((part, i) => part + render(contents[i] ?? '')).join('') };
}

/** Markup that another program wrote and that is trusted as it is. */
export function trusted(markup: string): Html {
  return { markup };
}

export const NOTHING = trusted('');

/** A table with a caption above; numbers stand right. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Html {
  if (rows.length === 0) return NOTHING;
  const cell = (text: string) =>
    /^[<\d–]/.test(text) ? html`<td class="number">${text}</td>` : html`<td>${text}</td>`;
  return html`<table>
<caption>${caption}</caption>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table>`;
}

/** A bulleted list. */
export function list(items: readonly Content[]): Html {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(content: Content): string {
  if (typeof content === 'string') return content.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(render).join('');
}
