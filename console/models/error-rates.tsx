import { percent } from '../parts/figures.ts';
import type { Experiment, Interval } from './experiment.ts';

export interface ErrorRatesProps {
  readonly results: readonly Experiment[];
  /** The same of the active version, where another one is shown. */
  readonly before: readonly Experiment[];
}

/** Numbers of references that are shown of those that were measured: the table is to be read. */
const SHOWN_REFERENCES = [1, 5];

/** EER, and FRR where one in a hundred forgeries passes, each with its 95 % interval. */
export function ErrorRates({ results, before }: ErrorRatesProps) {
  const rows = results.filter(({ references }) => SHOWN_REFERENCES.includes(references));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.2, 2.1.1)
    <section class="wide-table" aria-label="Error rates" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">People</th>
            <th scope="col">References</th>
            <th scope="col">Forgeries</th>
            <th scope="col">EER</th>
            {before.length > 0 && <th scope="col">Active</th>}
            <th scope="col">FRR at FAR 1%</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { data, people, references, forgery, eer, eerInterval, frrAtFar, frrAtFarInterval } = row;
            const known = before.find(
              (one) => one.data === data && one.references === references && one.forgery === forgery,
            );
            return (
              <tr key={`${data} ${references} ${forgery}`}>
                <td>
                  {data} <span class="muted small">{people}</span>
                </td>
                <td>{references}</td>
                <td>{forgery}</td>
                <td>
                  <Rate rate={eer} interval={eerInterval} />
                </td>
                {before.length > 0 && <td class="muted">{known === undefined ? '–' : percent(known.eer)}</td>}
                <td>
                  <Rate rate={frrAtFar['0.01']} interval={frrAtFarInterval['0.01']} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface RateProps {
  readonly rate: number;
  readonly interval: Interval;
}

function Rate({ rate, interval }: RateProps) {
  const [low, high] = interval ?? [];
  return (
    <>
      {percent(rate)}{' '}
      {typeof low === 'number' && typeof high === 'number' && (
        <span class="muted small">
          {percent(low)}–{percent(high)}
        </span>
      )}
    </>
  );
}
