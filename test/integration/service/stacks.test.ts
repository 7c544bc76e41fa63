import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type DeploymentChoice, deploy } from '#local/stack/deploy.ts';
import { LOCAL_AUDIENCE } from '#local/stack/running-stack.ts';
import { type StackFolder, stackFolder } from '#local/stack/stack-folder.ts';
import { WHOLE_DEPLOYMENT } from './deployed-stack.ts';
import { type Calls, callsWith } from './support/calls.ts';
import { itNeeds } from './support/gaps.ts';
import { person } from './support/people.ts';
import { deployedStack, tokenFor } from './support/stack.ts';
import { rowsOf, withPrefix } from './support/stored.ts';

const TENANT = 'lasting-bank';
const SUBJECT = 'since-before';
const SECONDS_PER_DAY = 86_400;
const CHANGED_RETENTION_DAYS = 500;

/** The next version: functions with another environment, a table and buckets with another property. */
const NEXT_VERSION = {
  verificationRetentionDays: String(CHANGED_RETENTION_DAYS),
  recoveryDays: '7',
  logRetentionDays: '30',
};

/** Stacks beyond those that every emulator deploys. */
const FURTHER = [
  { id: 'Drift', stacks: ['Drift'], context: {} },
  { id: 'Firewall', stacks: ['Firewall'], context: { firewall: 'true' } },
  { id: 'Budget', stacks: ['Budget'], context: {} },
  { id: 'Training with Batch', stacks: ['Training'], context: { trainingCompute: 'batch' } },
] as const;

let folder: StackFolder;
let service: Calls;

beforeAll(async () => {
  folder = stackFolder(inject('stackRoot'));
  service = callsWith(await tokenFor({ tenant: TENANT }));
});

/** Deploys again, with something added to what everything was deployed with; answers what the CDK said. */
async function deployAgain({ stacks = [], context = {} }: DeploymentChoice = {}): Promise<string> {
  const { endpoint, issuer, jwksUri } = deployedStack();
  await deploy(
    folder,
    { endpoint, issuer, jwksUri, audience: LOCAL_AUDIENCE },
    {
      stacks: [...new Set([...WHOLE_DEPLOYMENT.stacks, ...stacks])],
      context: { ...WHOLE_DEPLOYMENT.context, ...context },
    },
  );
  return readFile(folder.deployLog, 'utf8');
}

describe('the stacks', () => {
  it.each(['Data', 'Api', 'Observability', 'Training', 'Retraining'])(
    '%s: deployed, every output known',
    async (id) => {
      const outputs: Record<string, Record<string, string>> = JSON.parse(
        await readFile(folder.outputs, 'utf8'),
      );

      const own = Object.values(outputs[`countersign-development-${id.toLowerCase()}`] ?? {});
      expect(own.length).toBeGreaterThan(0);
      // What an emulator says of a resource that it only pretends to make.
      expect(own).not.toContain('unknown');
    },
  );

  for (const { id, ...choice } of FURTHER) {
    const [stack = ''] = choice.stacks;
    itNeeds(`stack ${id}`)(`${id}: deployed`, async () => {
      expect(await deployAgain(choice)).toMatch(new RegExp(`✅ {2}${stack} `));
    });
  }

  it('deployed again, change nothing', async () => {
    const said = await deployAgain();

    const unchanged = [...said.matchAll(/✅ {2}(\w+) \([\w-]+\) \(no changes\)/g)].map(([, id]) => id);
    expect(unchanged.sort()).toEqual(['Api', 'Data', 'Observability', 'Retraining', 'Training']);
  });
});

describe('an update to the next version', () => {
  afterAll(async () => {
    await deployAgain();
  });

  it('keeps who is enrolled and serves by the new version', async () => {
    const { genuine } = await person(0);
    await service.enroll(SUBJECT, genuine.slice(0, 3));
    const before = await rowsOf(`T#${TENANT}#S#${SUBJECT}`);

    expect(await deployAgain({ context: NEXT_VERSION })).not.toContain(
      'Api (countersign-development-api) (no changes)',
    );

    expect(await rowsOf(`T#${TENANT}#S#${SUBJECT}`)).toEqual(before);
    const answer = await service.verify(SUBJECT, genuine[3] ?? new Uint8Array());
    expect(answer.references).toHaveLength(3);
    const [record] = withPrefix(await rowsOf(`T#${TENANT}#S#${SUBJECT}`), 'VER#');
    const daysLeft = (Number(record?.['expiresAt']) - Date.now() / 1000) / SECONDS_PER_DAY;
    expect(Math.round(daysLeft)).toBe(CHANGED_RETENTION_DAYS);
  });
});
