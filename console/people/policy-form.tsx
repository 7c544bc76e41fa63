import { answerOf, type SubjectPolicy } from 'countersign-client';
import { useState } from 'preact/hooks';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { percent } from '../parts/figures.ts';
import { useService } from '../service/service.ts';

export interface PolicyFormProps {
  readonly subject: string;
  readonly policy: SubjectPolicy;
}

/** Shares that the model's thresholds are known for. */
const TARGETS = [0.1, 0.01, 0.001] as const;
const MOST_REFERENCES = 10;
const MOST_DAYS = 3650;

/** How a person's signatures are treated: what is not set is as the deployment says. */
export function PolicyForm({ subject, policy: kept }: PolicyFormProps) {
  const { client } = useService();
  const [policy, setPolicy] = useState(kept);
  const [saved, setSaved] = useState(kept);
  const [failure, setFailure] = useState<unknown>();
  const change = (part: Partial<SubjectPolicy>) => setPolicy((before) => ({ ...before, ...part }));
  const save = async (event: Event) => {
    event.preventDefault();
    setFailure(undefined);
    setSaved(policy);
    try {
      await answerOf(
        client.PUT('/v1/subjects/{subject}', { params: { path: { subject } }, body: { policy } }),
      );
    } catch (error) {
      setSaved(saved);
      setFailure(error);
    }
  };
  const { skilledFar: _, ...withoutSkilled } = policy;
  const { randomFar: __, ...withoutRandom } = policy;
  const { retentionDays: ___, ...withoutRetention } = policy;

  return (
    <form class="card policy" onSubmit={save} aria-label="Policy">
      <h3>Policy</h3>
      <div class="fields">
        <TargetField
          label="Accept at most, of imitations"
          target={policy.skilledFar}
          onChange={(skilledFar) =>
            setPolicy(skilledFar === undefined ? withoutSkilled : { ...policy, skilledFar })
          }
        />
        <TargetField
          label="Look at, of other people’s signatures"
          target={policy.randomFar}
          onChange={(randomFar) =>
            setPolicy(randomFar === undefined ? withoutRandom : { ...policy, randomFar })
          }
        />
        <label>
          <span>References needed</span>
          <input
            type="number"
            min={1}
            max={MOST_REFERENCES}
            required
            value={policy.requiredReferences}
            onInput={({ currentTarget }) => change({ requiredReferences: currentTarget.valueAsNumber })}
          />
        </label>
        <label>
          <span>Days that verifications are kept</span>
          <input
            type="number"
            min={1}
            max={MOST_DAYS}
            placeholder="As deployed"
            value={policy.retentionDays ?? ''}
            onInput={({ currentTarget: { value, valueAsNumber } }) =>
              setPolicy(value === '' ? withoutRetention : { ...policy, retentionDays: valueAsNumber })
            }
          />
        </label>
        <label>
          <span>A reference unlike the others</span>
          <select
            value={policy.outliers}
            onChange={({ currentTarget }) =>
              change({ outliers: currentTarget.value === 'refuse' ? 'refuse' : 'hold' })
            }
          >
            <option value="hold">is held until accepted</option>
            <option value="refuse">is refused</option>
          </select>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={policy.trainingConsent}
            onChange={({ currentTarget }) => change({ trainingConsent: currentTarget.checked })}
          />
          <span>May be used to train models</span>
        </label>
      </div>
      {failure !== undefined && <FailureNotice error={failure} />}
      <div class="actions">
        <button type="submit" class="primary" disabled={policy === saved}>
          {policy === saved && saved !== kept ? 'Saved' : 'Save policy'}
        </button>
      </div>
    </form>
  );
}

interface TargetFieldProps {
  readonly label: string;
  readonly target: SubjectPolicy['skilledFar'];
  readonly onChange: (target: SubjectPolicy['skilledFar']) => void;
}

function TargetField({ label, target, onChange }: TargetFieldProps) {
  return (
    <label>
      <span>{label}</span>
      <select
        value={target ?? ''}
        onChange={({ currentTarget }) => onChange(TARGETS.find((one) => String(one) === currentTarget.value))}
      >
        <option value="">as deployed</option>
        {TARGETS.map((one) => (
          <option key={one} value={one}>
            {percent(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
