import { Validations } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { appOf, templatesOf } from './support/synthesize.ts';

/** Everything that can be asked for at once. */
const WHOLE = {
  alarmEmail: 'duty@example.com',
  firewall: true,
  callers: 'branches',
  trainingCompute: 'batch',
};

let templates: Readonly<Record<string, Template>>;

beforeAll(async () => {
  templates = await templatesOf(WHOLE);
});

it('a deployment that asks for nothing has the stacks that it needs', async () => {
  expect(Object.keys(await templatesOf())).toEqual(['Data', 'Api', 'Observability', 'Drift']);
});

it.each(['Data', 'Api', 'Observability', 'Drift', 'Training', 'Retraining', 'Firewall', 'Budget'])(
  '%s is as it was',
  (id) => {
    expect(withoutHashes(templates[id])).toMatchSnapshot();
  },
);

it('is the same whenever it is made', async () => {
  const again = await templatesOf(WHOLE);

  expect(Object.keys(again)).toEqual(Object.keys(templates));
  for (const [id, template] of Object.entries(again))
    expect(template.toJSON()).toEqual(templates[id]?.toJSON());
});

/** Hashes of assets change with every line of code, and say nothing about a stack. */
function withoutHashes(template: Template | undefined): unknown {
  return JSON.parse(JSON.stringify(template?.toJSON()).replaceAll(/[0-9a-f]{64}/g, '<hash>'));
}

describe('the rules of AWS Solutions and Serverless', () => {
  it.each(['development', 'production'])('find nothing in %s that has no reason', async (stage) => {
    const app = await appOf({ ...WHOLE, stage });

    expect(() => app.synth()).not.toThrow();
  });

  it('fail a synthesis with something that has none', async () => {
    const app = await appOf();
    const [stack] = app.node.children;
    if (stack !== undefined) new Bucket(stack, 'Open');

    expect(() => app.synth()).toThrow('AwsSolutions-S1');
  });

  it('are acknowledged only with a reason in words', async () => {
    const app = await appOf(WHOLE);
    const reasons = app.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.values(data as Record<string, string>));

    expect(reasons.length).toBeGreaterThan(5);
    for (const reason of reasons) expect(reason.split(' ').length).toBeGreaterThan(5);
  });
});
