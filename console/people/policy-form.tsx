import { answerOf, type SubjectPolicy, type SubjectPolicyRequest } from 'countersign-client';
import { useState } from 'preact/hooks';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { percent } from '../parts/figures.ts';
import { useService } from '../service/service.ts';

export interface PolicyFormProps {
  readonly subject: string;
  readonly policy: SubjectPolicy;
  /** What of it is the tenant's or the deployment's. */
  readonly inherited: readonly (keyof SubjectPolicy)[];
}

/** Shares that the model's thresholds are known for. */
const TARGETS = [0.1, 0.01, 0.001] as const;
const MOST_REFERENCES = 10;
const MOST_DAYS = 3650;

/** A policy while it is being edited: what is undefined is as the deployment says. */
type Draft = { readonly [Name in keyof SubjectPolicy]: SubjectPolicy[Name] | undefined } & SubjectPolicyNeeds;
type SubjectPolicyNeeds = Pick<SubjectPolicy, 'requiredReferences' | 'trainingConsent' | 'outliers'>;

/** How a person's signatures are treated: what is not set is as the deployment says. */
export function PolicyForm({ subject, policy: kept, inherited }: PolicyFormProps) {
  const { client } = useService();
  const [draft, setDraft] = useState<Draft>({
    skilledFar: undefined,
    randomFar: undefined,
    retentionDays: undefined,
    ...kept,
  });
  const [saved, setSaved] = useState<Draft>(draft);
  const [failure, setFailure] = useState<unknown>();
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = async (event: Event) => {
    event.preventDefault();
    setFailure(undefined);
    setSaved(draft);
    try {
      await answerOf(
        client.PUT('/v1/subjects/{subject}', {
          params: { path: { subject } },
          body: {
            policy: ownPolicy(draft, (name) => inherited.includes(name) && draft[name] === kept[name]),
          },
        }),
      );
    } catch (error) {
      setSaved(saved);
      setFailure(error);
    }
  };

  return (
    <form class="card policy" onSubmit={save} aria-label="Policy">
      <h3>Policy</h3>
      <div class="fields">
        <TargetField
          label="Accept at most, of imitations"
          target={draft.skilledFar}
          onChange={(skilledFar) => change({ skilledFar })}
        />
        <TargetField
          label="Look at, of other people’s signatures"
          target={draft.randomFar}
          onChange={(randomFar) => change({ randomFar })}
        />
        <label>
          <span>References needed</span>
          <input
            type="number"
            min={1}
            max={MOST_REFERENCES}
            required
            value={draft.requiredReferences}
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
            value={draft.retentionDays ?? ''}
            onInput={({ currentTarget: { value, valueAsNumber } }) =>
              change({ retentionDays: value === '' ? undefined : valueAsNumber })
            }
          />
        </label>
        <label>
          <span>A reference unlike the others</span>
          <select
            value={draft.outliers}
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
            checked={draft.trainingConsent}
            onChange={({ currentTarget }) => change({ trainingConsent: currentTarget.checked })}
          />
          <span>May be used to train models</span>
        </label>
      </div>
      {failure !== undefined && <FailureNotice error={failure} />}
      <div class="actions">
        <button type="submit" class="primary" disabled={draft === saved}>
          {draft === saved ? 'Saved' : 'Save policy'}
        </button>
      </div>
    </form>
  );
}

/** What a draft says of the person alone: what is inherited stays so, and changes with whoever it comes from. */
function ownPolicy(draft: Draft, isInherited: (name: keyof SubjectPolicy) => boolean): SubjectPolicyRequest {
  const { skilledFar, randomFar, retentionDays, requiredReferences, outliers, trainingConsent } = draft;
  return {
    trainingConsent,
    ...(skilledFar !== undefined && !isInherited('skilledFar') && { skilledFar }),
    ...(randomFar !== undefined && !isInherited('randomFar') && { randomFar }),
    ...(retentionDays !== undefined && !isInherited('retentionDays') && { retentionDays }),
    ...(!isInherited('requiredReferences') && { requiredReferences }),
    ...(!isInherited('outliers') && { outliers }),
  };
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
