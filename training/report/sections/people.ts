import type { Evaluation } from '../../evaluation/evaluation.ts';
import { type Html, html, list, NOTHING, table } from '../html.ts';
import { METHOD } from '../intended-use.ts';
import { percent } from '../rates/format-rate.ts';

/** Who was measured and how, which failures there were, and what to beware of. */
export function people({ data, protocol, warnings }: Evaluation): Html {
  const unreadable = data.flatMap((set) => set.unreadable.map(({ code }) => ({ set: set.name, code })));
  const byCode = Map.groupBy(unreadable, ({ set, code }) => `${set}: ${code}`);
  return html`<section>
<h2>Who was measured, and how</h2>
${table(
  'People and pictures',
  ['set', 'people', 'with skilled forgeries', 'pictures', 'failure to acquire, percent'],
  data.map((set) => [
    ...[set.name, `${set.people}`, `${set.peopleWithForgeries}`, `${set.images}`],
    `${percent(set.failureToAcquire)} (${set.unreadable.length})`,
  ]),
)}
${table(
  'Enrollment',
  ['set', 'k', 'enrolled', 'failure to enroll, percent', 'people with too few signatures'],
  data.flatMap((set) =>
    set.enrollment.map(({ references, enrolled, failureToEnroll, failed, tooFewSignatures }) => [
      ...[set.name, `${references}`, `${enrolled}`],
      `${percent(failureToEnroll)} (${failed})`,
      `${tooFewSignatures}`,
    ]),
  ),
)}
${byCode.size === 0 ? NOTHING : html`<p>Pictures that could not be used, by reason:</p>`}
${byCode.size === 0 ? NOTHING : list([...byCode].map(([code, all]) => `${code} (${all.length})`))}
${list([
  ...METHOD,
  `References are drawn ${protocol.draws} times a person, with ${protocol.strangers} random forgeries each time; ` +
    `${protocol.resamples} resamples; seed ${protocol.seed}.`,
])}
${warnings.length === 0 ? NOTHING : html`<h3>Beware</h3>${list(warnings.map(({ data: set, message }) => `${set}: ${message}`))}`}
</section>`;
}
