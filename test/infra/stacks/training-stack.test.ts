import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#local/setup/checkout.mjs';
import { templateOf, templatesOf } from '../support/synthesize.ts';

const GPU_FAMILIES = /^(g5|g6|g6e)\.(xlarge|2xlarge)$/;

let batch: Template;

beforeAll(async () => {
  batch = await templateOf('Training', { trainingCompute: 'batch' });
});

describe('GPU machines', () => {
  it('are Spot first and on demand second, and none when nothing trains', () => {
    const environments = batch.findResources('AWS::Batch::ComputeEnvironment');
    const spotFirst = Object.keys(environments).sort(
      (a, b) => Number(b.includes('Spot')) - Number(a.includes('Spot')),
    );

    batch.hasResourceProperties('AWS::Batch::JobQueue', {
      ComputeEnvironmentOrder: spotFirst.map((id, i) => ({
        ComputeEnvironment: { 'Fn::GetAtt': [id, 'ComputeEnvironmentArn'] },
        Order: i + 1,
      })),
    });
    expect(
      Object.values(environments)
        .map(({ Properties }) => Properties.ComputeResources.Type)
        .sort(),
    ).toEqual(['EC2', 'SPOT']);
    batch.allResourcesProperties('AWS::Batch::ComputeEnvironment', {
      ComputeResources: { MinvCpus: 0, Ec2Configuration: [{ ImageType: 'ECS_AL2023_NVIDIA' }] },
    });
  });

  it('have one GPU each of a current family', () => {
    for (const { Properties } of Object.values(batch.findResources('AWS::Batch::ComputeEnvironment'))) {
      const types: readonly string[] = Properties.ComputeResources.InstanceTypes;
      expect(types.length).toBeGreaterThan(3);
      expect(types.filter((type) => !GPU_FAMILIES.test(type))).toEqual([]);
    }
  });

  it('are reached by nobody and speak HTTPS only, without a NAT gateway', () => {
    batch.resourceCountIs('AWS::EC2::NatGateway', 0);
    batch.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    batch.allResourcesProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [Match.objectLike({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })],
    });
    for (const service of ['s3', 'dynamodb']) {
      batch.hasResourceProperties('AWS::EC2::VPCEndpoint', {
        VpcEndpointType: 'Gateway',
        ServiceName: { 'Fn::Join': ['', Match.arrayWith([`.${service}`])] },
      });
    }
  });

  it('have an encrypted disk and metadata by token only', () => {
    batch.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        BlockDeviceMappings: [{ Ebs: Match.objectLike({ Encrypted: true }) }],
        MetadataOptions: Match.objectLike({ HttpTokens: 'required' }),
      },
    });
  });
});

describe('a training run', () => {
  it('has one GPU, and goes on elsewhere when its Spot machine is taken back', () => {
    batch.hasResourceProperties('AWS::Batch::JobDefinition', {
      ContainerProperties: {
        ResourceRequirements: Match.arrayWith([{ Type: 'GPU', Value: '1' }]),
        JobRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^JobJobRole'), 'Arn'] },
      },
      RetryStrategy: {
        Attempts: 5,
        EvaluateOnExit: [
          Match.objectLike({ Action: 'RETRY', OnStatusReason: 'Host EC2*' }),
          { Action: 'EXIT', OnReason: '*' },
        ],
      },
      Timeout: { AttemptDurationSeconds: 43_200 },
    });
  });

  it('can read data sets, pictures and models, keep its runs and add a model, and nothing else', () => {
    const [, role] =
      Object.entries(batch.findResources('AWS::IAM::Policy')).find(([id]) => id.startsWith('JobJobRole')) ??
      [];
    const statements: readonly { Action: string | string[]; Resource: unknown }[] =
      role?.['Properties'].PolicyDocument.Statement ?? [];
    const allowed = statements.map(({ Action, Resource }) => [
      [Action].flat().join(),
      [...JSON.stringify(Resource).matchAll(/\/(\w+)\/\*/g)].map(([, prefix]) => prefix).join(),
    ]);

    expect(allowed).toEqual([
      ['s3:GetObject', 'runs,sets,snapshots,models'],
      ['s3:PutObject', 'progress,runs,retrainings'],
      ['s3:ListBucket', ''],
      ['s3:PutObject', 'models'],
      ['s3:GetObject,s3:GetObjectVersion', ''],
      ['kms:Decrypt,kms:GenerateDataKey', ''],
      ['cloudwatch:PutMetricData', ''],
    ]);
  });

  it('adds a model only where there is none', () => {
    batch.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 's3:PutObject',
            Condition: { Null: { 's3:if-none-match': 'false' } },
          }),
        ]),
      }),
    });
  });

  it('that fails wakes a person, and the report of it is not lost', () => {
    batch.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({
        source: ['aws.batch'],
        detail: Match.objectLike({ status: ['FAILED'] }),
      }),
      Targets: [
        Match.objectLike({
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeadLetters'), 'Arn'] } },
        }),
      ],
    });
    batch.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
    });
    batch.hasResourceProperties('AWS::SQS::Queue', { KmsMasterKeyId: Match.anyValue() });
  });
});

describe('the other choices', () => {
  it('a machine of the owner gets the same permissions as a policy, and no machine is made', async () => {
    const worker = await templateOf('Training', { trainingCompute: 'worker' });

    worker.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
    worker.resourceCountIs('AWS::SQS::Queue', 1);
    worker.resourceCountIs('AWS::Batch::ComputeEnvironment', 0);
    worker.resourceCountIs('AWS::EC2::VPC', 0);
  });

  it('none makes no stack', async () => {
    expect(Object.keys(await templatesOf())).not.toContain('Training');
  });
});

describe('the image', () => {
  it('pins what it is made from and runs as nobody in particular', async () => {
    const dockerfile = await readFile(join(ROOT, 'training/Dockerfile'), 'utf8');
    const bases = [...dockerfile.matchAll(/^ARG \w+_IMAGE=(.*)$/gm)].map(([, image]) => image);

    expect(bases.length).toBeGreaterThan(1);
    for (const image of bases) expect(image).toMatch(/:\d+\.\d+\.\d+-/);
    for (const [, image = ''] of dockerfile.matchAll(/^FROM (\S+)/gm))
      expect(image).toMatch(/^\$\{\w+_IMAGE\}$/);
    expect(dockerfile).toContain('npm ci --ignore-scripts');
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
