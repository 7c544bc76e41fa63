import { AssetHashType, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Bundle } from '../bundling/bundle-functions.ts';

export interface ServiceFunctionProps {
  readonly bundle: Bundle;
  readonly description: string;
  /** Whether it embeds images: one full vCPU instead of a share of it. */
  readonly embeds: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

/** At 1,769 MB a function has the equivalent of one vCPU (AWS Lambda developer guide, "Configure Lambda function memory"). */
const MEMORY_OF_ONE_VCPU = 1769;
const MEMORY_WITHOUT_EMBEDDING = 512;

/**
 * One function of the service: current Node, x86-64 (onnxruntime crashes in Arm Lambdas), and a role of its own that may
 * write its log and nothing else until it is allowed more.
 */
export class ServiceFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(role);
    super(scope, id, {
      role,
      logGroup,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.X86_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundle.directory, {
        assetHashType: AssetHashType.CUSTOM,
        assetHash: props.bundle.hash,
      }),
      memorySize: props.embeds ? MEMORY_OF_ONE_VCPU : MEMORY_WITHOUT_EMBEDDING,
      // API Gateway gives up after 29 seconds.
      timeout: Duration.seconds(28),
      environment: { ...props.environment },
    });
  }

  /** Allows exactly `actions` on `resources`. */
  allow(actions: readonly string[], ...resources: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  /** Allows `actions` on a table's items whose partition key matches one of `leadingKeys` (with `*` for any rest). */
  allowItems(actions: readonly string[], tableArn: string, leadingKeys: readonly string[]): void {
    this.addToRolePolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...leadingKeys] } },
      }),
    );
  }
}
